import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceState, InvoiceTile } from "../contracts"
import type { OrderInvoice } from "./read-order-invoices"

/** An invoice that was issued: it has a number and a date. */
export type IssuedInvoice = OrderInvoice & { number: string; issued_at: Date }

/** What a client may be shown. Drafts stay with staff. */
export const isIssued = (invoice: OrderInvoice): invoice is IssuedInvoice =>
  invoice.issued_at !== null && invoice.number !== null

const PAYABLE: readonly InvoiceState[] = ["sent", "partly_paid", "overdue"]

/** Whether money is asked for on it. */
export const isPayable = ({ state }: Pick<OrderInvoice, "state">): boolean => PAYABLE.includes(state)

/** Why there is no Pay on an invoice; null where it can be paid. */
export const payBlocked = (
  invoice: Pick<OrderInvoice, "state" | "money">,
  canPay: boolean,
): InvoiceTile["pay_blocked"] => {
  if (!isPayable(invoice)) return "nothing_owed"
  if (MathBN.gt(invoice.money.processing, 0)) return "processing"
  return canPay ? null : "not_available"
}

/** @param canPay whether the shop takes payments in the portal at all */
export const toInvoiceTile = (invoice: IssuedInvoice, canPay: boolean): InvoiceTile => ({
  id: invoice.id,
  kind: invoice.kind,
  purpose: invoice.purpose,
  number: invoice.number,
  state: invoice.state,
  issued_at: invoice.issued_at.toISOString(),
  due_on: invoice.due_on,
  money: invoice.money,
  pay_blocked: payBlocked(invoice, canPay),
})
