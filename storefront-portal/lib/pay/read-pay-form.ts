import type { StartCheckout } from "@contracts/payment/payment"
import { isZero } from "@/lib/format/amount"
import { readAmount } from "@/lib/format/read-amount"
import { isId } from "@/lib/session/cookies"

/** Name of the field that says which of the forms was sent. */
export const PAY_FIELD = "pay"
/** Other invoices that are paid together with the one whose page it is. */
export const WITH_FIELD = "with"
export const AMOUNT_FIELD = "amount"
/** Each invoice that was ticked on the list of an account. */
export const INVOICE_FIELD = "invoice"

/** The whole balance of one invoice, a part of it, or several invoices. */
export type PayKind = "all" | "part" | "several"

/** What was typed or ticked, which an error must not take away. */
export interface TypedPay {
  kind: PayKind
  amount: string
  with: string[]
}

export interface PayForm {
  typed: TypedPay
  /** Null where what was typed is no amount. */
  payment: StartCheckout | null
}

const KINDS: readonly PayKind[] = ["all", "part", "several"]
const MAX_OTHERS = 49

/** Ids of the ticked invoices; null for what the list of an account never sends. */
export function readTickedInvoices(form: URLSearchParams): string[] | null {
  const ticked = [...new Set(form.getAll(INVOICE_FIELD))]
  return ticked.length <= MAX_OTHERS + 1 && ticked.every(isId) ? ticked : null
}

/** Reads what the forms of an invoice's page send. Null for what none of them sends. The API judges the amount. */
export function readPayForm(form: URLSearchParams, invoiceId: string, locale: string): PayForm | null {
  const kind = KINDS.find((one) => one === form.get(PAY_FIELD))
  const others = form.getAll(WITH_FIELD)
  if (!kind || others.length > MAX_OTHERS || !others.every(isId)) return null
  const typed: TypedPay = { kind, amount: form.get(AMOUNT_FIELD)?.trim() ?? "", with: others }
  if (kind === "part") {
    const amount = readAmount(typed.amount, locale)
    return { typed, payment: amount === null || isZero(amount) ? null : { invoice_ids: [invoiceId], amount } }
  }
  return { typed, payment: { invoice_ids: [invoiceId, ...(kind === "several" ? others : [])] } }
}
