type DecimalText = `${number}`
const isDecimal = (amount: string): amount is DecimalText => /^-?\d+(\.\d+)?$/.test(amount)

/**
 * An exact decimal in major units ("1140", "1.250") in its currency. The string goes to Intl as it is, and digits beyond
 * the currency's usual ones are shown rather than rounded away: what is shown is what is signed.
 */
export const formatMoney = (amount: string, currencyCode: string, locale: string): string => {
  if (!isDecimal(amount)) throw new Error("An amount must be a decimal such as 19.99")
  const currency = currencyCode.toUpperCase()
  const usual =
    new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 0
  const given = amount.split(".")[1]?.replace(/0+$/, "").length ?? 0
  const digits = Math.min(Math.max(usual, given), 20)
  return new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: digits }).format(amount)
}
