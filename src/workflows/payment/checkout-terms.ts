import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceMoney, Money, PaymentSettings } from "../../contracts"
import type { OrderInvoice } from "../../invoice-view/read-order-invoices"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { toMoney } from "../../lib/money"
import { portalError } from "../../lib/portal-error"
import { toMinorUnits } from "../../lib/stripe/minor-units"

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

/** What the terms follow from, of an invoice. */
export type OwedInvoice = Pick<
  OrderInvoice,
  "id" | "kind" | "state" | "number" | "order_id" | "project_id" | "currency_code"
> & { money: Pick<InvoiceMoney, "processing" | "balance"> }

const payable = (invoice: OwedInvoice | undefined): OwedInvoice => {
  if (!invoice || invoice.kind !== "invoice" || invoice.state === "draft")
    throw portalError("not_found", "There is no such invoice.")
  if (MathBN.gt(invoice.money.processing, 0))
    throw portalError("payment_processing", "A bank debit for this invoice is on its way.")
  if (invoice.state === "void" || MathBN.lte(invoice.money.balance, 0))
    throw portalError("nothing_owed", "Nothing is owed on this invoice.")
  return invoice
}

const shareOf = (invoice: OwedInvoice, part: Money | undefined, allowPart: boolean): Share => {
  const { balance } = invoice.money
  const amount = part ?? balance
  const isWhole = MathBN.eq(amount, balance)
  if (MathBN.lte(amount, 0) || MathBN.gt(amount, balance) || (!isWhole && !allowPart))
    throw portalError("amount_invalid", "This amount of the invoice cannot be paid.")
  return {
    invoice_id: invoice.id,
    order_id: invoice.order_id,
    number: invoice.number ?? "",
    balance,
    amount: isWhole ? balance : amount,
  }
}

/** What a client asks to pay: invoices, each once, and a part of what is owed where they name one. */
export type Asked = { link_id: string; invoice_ids: readonly string[]; amount?: Money | undefined }

/** What a checkout is opened for. */
export type CheckoutTerms = {
  project_id: string
  shares: Share[]
  currency: string
  total: Money
  methods: StripeMethodType[]
  version: string
}

/**
 * The terms of a checkout, from the payer's invoices as they are now. Pure.
 * @throws MedusaError not_found, payment_processing, nothing_owed, amount_invalid, currency_mixed, payment_unavailable
 */
export const termsOf = (
  invoices: readonly OwedInvoice[],
  settings: PaymentSettings,
  { link_id, invoice_ids, amount }: Asked,
): CheckoutTerms => {
  const chosen = invoice_ids.map((id) => payable(invoices.find((one) => one.id === id)))
  const [first] = chosen
  if (!first) throw portalError("not_found", "There is no such invoice.")
  const shares = chosen.map((invoice) =>
    shareOf(invoice, chosen.length === 1 ? amount : undefined, settings.allow_part),
  )
  if (amount !== undefined && chosen.length > 1)
    throw portalError("amount_invalid", "A part can be paid of one invoice alone.")
  const currency = first.currency_code
  if (chosen.some(({ currency_code }) => currency_code !== currency))
    throw portalError("currency_mixed", "These invoices are in several currencies, which cannot be paid together.")
  const total = toMoney(MathBN.sum(0, ...shares.map((share) => share.amount)), currency)
  const methods = methodsFor(settings, currency, total)
  if (methods.length === 0)
    throw portalError("payment_unavailable", `The shop's payment methods do not take ${currency}.`)
  // Each share is booked on its own, so each has to be an amount that Stripe can give back.
  shares.forEach((share) => toMinorUnits(share.amount, currency))
  toMinorUnits(total, currency)
  const version = checkoutVersion(link_id, currency, methods, shares)
  return { project_id: first.project_id, shares, currency, total, methods, version }
}
