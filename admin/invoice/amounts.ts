/** Comparisons of exact decimals that need no arithmetic. */
export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)

/** What is typed for a number or an amount, with a dot for the comma that many keyboards have. The contract judges it. */
export const typedDecimal = (text: string): string => text.trim().replace(/^(-?\d*),(\d*)$/, "$1.$2")

/** The same for a number that is no money; NaN, which contracts refuse, for what is none. */
export const typedNumber = (text: string): number => (text.trim() === "" ? NaN : Number(typedDecimal(text)))
