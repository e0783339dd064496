type DecimalText = `${number}`
const isDecimal = (amount: string): amount is DecimalText => /^-?\d+(\.\d+)?$/.test(amount)

/**
 * Letters before a sign, as in "US$". Among text that runs right to left the sign would change to their other side, so they
 * are isolated there.
 */
const LETTERS_AND_SIGN = /\p{Lu}+\p{Sc}/u
const RIGHT_TO_LEFT_MARK = "\u200f"
const keepSymbol = (text: string): string =>
  text.startsWith(RIGHT_TO_LEFT_MARK) ? text.replace(LETTERS_AND_SIGN, "\u2066$&\u2069") : text

/** What Intl can write at most. */
const MAX_DIGITS = 20

/**
 * Formats exact decimals in major units ("1140", "1.250") in one locale. The string goes to Intl as it is, and digits
 * beyond the currency's usual ones are shown rather than rounded: what is shown is what is signed.
 * @throws when the amount is not a decimal
 */
export const createMoneyFormat = (locale: string): ((amount: string, currencyCode: string) => string) => {
  // Making a NumberFormat takes far longer than using it, and an order has hundreds of amounts in one currency.
  const formats = new Map<string, Intl.NumberFormat>()
  const formatWith = (currency: string, digits: number | null): Intl.NumberFormat => {
    const key = `${currency}/${digits ?? ""}`
    const known = formats.get(key)
    if (known) return known
    const made = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      ...(digits === null ? {} : { maximumFractionDigits: digits }),
    })
    formats.set(key, made)
    return made
  }
  return (amount, currencyCode) => {
    if (!isDecimal(amount)) throw new Error("An amount must be a decimal such as 19.99")
    const currency = currencyCode.toUpperCase()
    const usual = formatWith(currency, null)
    const given = amount.split(".")[1]?.replace(/0+$/, "").length ?? 0
    const isFiner = given > (usual.resolvedOptions().maximumFractionDigits ?? 0)
    return keepSymbol((isFiner ? formatWith(currency, Math.min(given, MAX_DIGITS)) : usual).format(amount))
  }
}

/** One amount. For several in one locale `createMoneyFormat` is faster. */
export const formatMoney = (amount: string, currencyCode: string, locale: string): string =>
  createMoneyFormat(locale)(amount, currencyCode)
