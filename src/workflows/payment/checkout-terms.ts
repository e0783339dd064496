import type { Money, PaymentSettings } from "../../contracts"
import { MathBN } from "@medusajs/framework/utils"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"

export type StripeMethodType = PaymentSettings["methods"][number]

/** The one currency in which a bank debit can be made. */
const DEBIT_CURRENCY: Partial<Record<StripeMethodType, string>> = { us_bank_account: "usd", sepa_debit: "eur" }

/**
 * What Stripe's page offers for an amount: the shop's methods that the currency has, and bank debits alone from the amount
 * on that the shop has set. Empty where no method is left. Pure.
 */
export const methodsFor = (
  { methods, bank_debit_from }: Pick<PaymentSettings, "methods" | "bank_debit_from">,
  currency: string,
  amount: Money,
): StripeMethodType[] => {
  const possible = methods.filter((method) => [undefined, currency].includes(DEBIT_CURRENCY[method]))
  const debits = possible.filter((method) => method in DEBIT_CURRENCY)
  const wantsDebit = bank_debit_from !== null && MathBN.gte(amount, bank_debit_from)
  return wantsDebit && debits.length > 0 ? debits : possible
}

/** What one checkout pays of one invoice, and what was owed on it then. */
export type Share = { invoice_id: string; order_id: string; number: string; balance: Money; amount: Money }

/**
 * Names what a checkout is for. Another balance, amount, recipient or list of methods is another version, so that a page
 * that shows an old amount is never opened again. Pure.
 */
export const checkoutVersion = (
  link_id: string,
  currency: string,
  methods: readonly StripeMethodType[],
  shares: readonly Share[],
): string =>
  sha256Hex(
    canonicalBytes({
      link_id,
      currency,
      methods: [...methods],
      shares: shares.map(({ invoice_id, balance, amount }) => ({ invoice_id, balance, amount })),
    }),
  )
