import { BigNumber, MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import type { Money } from "../contracts"

const digitsByCurrency = new Map<string, number>()

/** Minor-unit digits of a currency (ISO 4217 as Intl knows it): 2 for usd, 0 for jpy, 3 for kwd; 2 for unknown codes. */
export const currencyDigits = (currency: string): number => {
  const known = digitsByCurrency.get(currency)
  if (known !== undefined) return known
  const valid = /^[a-z]{3}$/i.test(currency)
  const digits = valid
    ? (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2)
    : 2
  digitsByCurrency.set(currency, digits)
  return digits
}

/**
 * Finer than any price or rate, coarser than what a division leaves behind: 10.005 with its tax taken out and put back is
 * 10.00499999999999999999, which must still round up.
 */
const EXACT_DIGITS = 12

const toFixed = (value: BigNumberInput, digits: number): string => {
  const fixed = MathBN.convert(value, EXACT_DIGITS).decimalPlaces(digits).toFixed(digits)
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed
}

/** An amount as it is charged: rounded half up to the currency's minor unit. */
export const toMoney = (value: BigNumberInput | null | undefined, currency: string): Money =>
  toFixed(value ?? 0, currencyDigits(currency))

/** A price of one piece, which may be finer than the minor unit (0.125 a sticker): never rounded, padded to the minor unit. */
export const toUnitPrice = (value: BigNumberInput, currency: string): Money => {
  const exact = MathBN.convert(value)
  return exact.toFixed(Math.max(exact.decimalPlaces() ?? 0, currencyDigits(currency)))
}

export const addMoney = (amounts: BigNumberInput[]): BigNumber =>
  new BigNumber(amounts.reduce<BigNumberInput>((sum, amount) => MathBN.add(sum, amount), 0))

export const subtractMoney = (from: BigNumberInput, amount: BigNumberInput): BigNumber =>
  new BigNumber(MathBN.sub(from, amount))

/** One unit of the currency's smallest coin, in the major unit: 0.01 for usd, 1 for jpy, 0.001 for kwd. */
export const minorUnit = (currency: string): BigNumberInput => MathBN.convert(10).pow(-currencyDigits(currency))

/** Whether an amount of the contract can be paid: not finer than the currency's minor unit. */
export const isPayable = (amount: Money, currency: string): boolean =>
  MathBN.eq(amount, MathBN.convert(amount, currencyDigits(currency)))
