import { invalid } from "./errors.mjs"

/*
 * Amounts as Stripe takes them: https://docs.stripe.com/currencies. Written apart from the plugin's own conversion, so that
 * a mistake in one of them shows.
 */

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "))
/** The last digit has to be 0. */
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "))
/** Written with two decimals, which have to be 00. */
const WHOLE_ONLY = new Set(["isk", "ugx"])

/** Smallest charge in minor units, where Stripe names one. */
const MINIMUM = {
  usd: 50,
  eur: 50,
  gbp: 30,
  cad: 50,
  aud: 50,
  chf: 50,
  jpy: 50,
  sek: 300,
  nok: 300,
  dkk: 250,
  huf: 17500,
}
const MAXIMUM = 99_999_999

/** How many decimals the minor unit has. */
export const decimalsOf = (currency) => (ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2)

export const checkAmount = (amount, currency, param) => {
  if (amount < 0) throw invalid("Invalid non-negative integer", { code: "parameter_invalid_integer", param })
  if (amount > MAXIMUM)
    throw invalid(`The total amount must be no more than ${MAXIMUM}.`, { code: "amount_too_large", param })
  if (amount < (MINIMUM[currency] ?? 1))
    throw invalid(`The total amount due must be at least ${MINIMUM[currency] ?? 1} ${currency}.`, {
      code: "amount_too_small",
      param,
    })
  checkSteps(amount, currency, param)
}

/** What holds for refunds as well, which may be small. */
export const checkSteps = (amount, currency, param) => {
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0)
    throw invalid(`Amounts in ${currency} must be evenly divisible by 10.`, {
      code: "parameter_invalid_integer",
      param,
    })
  if (WHOLE_ONLY.has(currency) && amount % 100 !== 0)
    throw invalid(`Amounts in ${currency} must be evenly divisible by 100.`, {
      code: "parameter_invalid_integer",
      param,
    })
}

/** For the sandbox's own pages. */
export const formatAmount = (amount, currency) => {
  const decimals = decimalsOf(currency)
  const value = (amount / 10 ** decimals).toFixed(decimals)
  return `${value.replace(/\B(?=(\d{3})+(?!\d))/, ",")} ${currency.toUpperCase()}`
}
