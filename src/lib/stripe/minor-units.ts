import { MathBN } from "@medusajs/framework/utils"
import type { Money } from "../../contracts"
import { portalError } from "../portal-error"

/*
 * Amounts as Stripe takes them (https://docs.stripe.com/currencies), which is neither ISO 4217 nor Intl: those give krónur no
 * decimals, and Stripe wants two zeros there.
 */

/** Charged in the major unit. */
const ZERO_DECIMAL = new Set([
  "bif",
  "clp",
  "djf",
  "gnf",
  "jpy",
  "kmf",
  "krw",
  "mga",
  "pyg",
  "rwf",
  "vnd",
  "vuv",
  "xaf",
  "xof",
  "xpf",
])
/** Charged in thousandths, of which the last digit must be 0. */
const THREE_DECIMAL = new Set(["bhd", "jod", "kwd", "omr", "tnd"])
/** Have no decimals, and are charged with two, which must be 00. Forints and Taiwan dollars keep theirs in a charge. */
const WHOLE_WITH_TWO_ZEROS = new Set(["isk", "ugx"])

/** The largest amount that Stripe charges at once. */
const MAX_MINOR = 99_999_999

const digitsOf = (currency: string): number => (ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2)

const stepOf = (currency: string): number =>
  THREE_DECIMAL.has(currency) ? 10 : WHOLE_WITH_TWO_ZEROS.has(currency) ? 100 : 1

/**
 * An exact amount in the major unit as Stripe's whole number.
 * @param currency lower-case ISO 4217
 * @throws MedusaError amount_invalid for an amount that Stripe cannot charge to the last digit, or not at once
 */
export const toMinorUnits = (amount: Money, currency: string): number => {
  const minor = MathBN.mult(amount, 10 ** digitsOf(currency))
  const isWhole = minor.isInteger() && MathBN.mod(minor, stepOf(currency)).isZero()
  if (!isWhole || MathBN.lte(minor, 0))
    throw portalError("amount_invalid", `${amount} ${currency} cannot be charged through Stripe exactly.`)
  if (MathBN.gt(minor, MAX_MINOR))
    throw portalError("amount_invalid", `${amount} ${currency} is more than Stripe charges at once.`)
  return minor.toNumber()
}

/** Stripe's whole number as an exact amount in the major unit, with the decimals that the currency has. */
export const fromMinorUnits = (minor: number, currency: string): Money => {
  const digits = WHOLE_WITH_TWO_ZEROS.has(currency) ? 0 : digitsOf(currency)
  return MathBN.div(minor, 10 ** digitsOf(currency)).toFixed(digits)
}
