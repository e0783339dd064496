import type { SpecCard } from "../../../src/contracts"

type Unit = SpecCard["unit"]

const MM_PER_INCH = 25.4
/** Decimals that a size is shown with. */
const DECIMALS = { mm: 1, in: 2 } as const satisfies Record<Unit, number>

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** A size as it is typed and shown, without its unit; "" for none. */
export const writeSize = (millimeters: number | null, unit: Unit): string => {
  if (millimeters === null) return ""
  return String(round(unit === "in" ? millimeters / MM_PER_INCH : millimeters, DECIMALS[unit]))
}

/**
 * Millimeters of a typed size; null for an empty one, NaN for what is no number. A size that still reads as `known` is
 * that size: switching the unit back and forth, or saving again, changes nothing.
 */
export const readSize = (text: string, unit: Unit, known: number | null): number | null => {
  const typed = text.trim()
  if (typed === "") return null
  if (known !== null && typed === writeSize(known, unit)) return known
  const value = Number(typed.replace(",", "."))
  return unit === "in" ? round(value * MM_PER_INCH, 3) : value
}
