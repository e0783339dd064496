/** Comparisons that need no arithmetic, so that no amount passes through a float. */
export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)
export const isNegative = (amount: string): boolean => amount.startsWith("-") && !isZero(amount)
export const sameAmount = (a: string, b: string): boolean => trimZeros(a) === trimZeros(b)
export const withoutSign = (amount: string): string => amount.replace(/^-/, "")

const trimZeros = (amount: string): string => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount)
