/** Comparisons of exact decimals that need no arithmetic. */
export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)

/** Also of a zero with a sign, which no sum of money has. */
export const isNegative = (amount: string): boolean => amount.startsWith("-")

/** A typed number or amount with a dot in place of a comma. It may still be no number: the contract checks it. */
export const typedDecimal = (text: string): string => text.trim().replace(/^(-?\d*),(\d*)$/, "$1.$2")

/** A typed number as a number; NaN, which contracts refuse, for text that is none. */
export const typedNumber = (text: string): number => (text.trim() === "" ? NaN : Number(typedDecimal(text)))
