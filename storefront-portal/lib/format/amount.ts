/** Comparisons that need no arithmetic, so that no amount passes through a float. */
export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)
export const isNegative = (amount: string): boolean => amount.startsWith("-") && !isZero(amount)
export const sameAmount = (a: string, b: string): boolean => trimZeros(a) === trimZeros(b)
export const withoutSign = (amount: string): string => amount.replace(/^-/, "")
export const opposite = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : `-${amount}`)

const trimZeros = (amount: string): string => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount)

/** The exact sum of decimals, with as many digits after the point as the finest of them. */
export function sumOf(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split(".")[1]?.length ?? 0))
  const scaled = amounts.map((amount) => {
    const [whole = "", fraction = ""] = amount.split(".")
    return BigInt(whole + fraction.padEnd(digits, "0"))
  })
  const sum = scaled.reduce((total, each) => total + each, 0n)
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, "0")
  const whole = text.slice(0, text.length - digits)
  return `${sum < 0n ? "-" : ""}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}`
}
