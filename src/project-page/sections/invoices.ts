import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type ActionItem, approvalSettings, type TimelineEntry } from "../../contracts"
import { portalServices } from "../../lib/services"
import { isIssued, isPayable, type IssuedInvoice, toInvoiceTile } from "../../invoice-view/invoice-tile"
import { readPayUnavailable } from "../../invoice-view/pay-available"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { type OrderPayment, toShownPayment } from "../../invoice-view/read-payments"
import type { CoreFacts } from "../core-facts"
import { defineSection, type ViewOf } from "../define-section"
import type { Subject } from "../page-part"

type InvoiceFacts = {
  /** Issued ones alone: a draft never reaches the page. */
  invoices: IssuedInvoice[]
  payments: OrderPayment[]
  can_pay: boolean
  has_finance_gate: boolean
}

const readFacts = async (container: MedusaContainer, { order_id }: Subject): Promise<InvoiceFacts> => {
  const [{ invoices, payments }, unavailable, { finance_gate }] = await Promise.all([
    readOrderInvoices(container, order_id),
    readPayUnavailable(container),
    portalServices(container).settings.get(approvalSettings),
  ])
  return {
    invoices: invoices.filter(isIssued),
    payments,
    can_pay: unavailable === null,
    has_finance_gate: finance_gate,
  }
}

/**
 * What the finance gate tells the client. Money that is there while the order still waits for the shop, and money that the
 * client's bank took back, is under review.
 */
const bannerOf = (
  { invoices, payments, has_finance_gate }: InvoiceFacts,
  core: CoreFacts,
): ViewOf<"invoices">["banner"] => {
  const owed = invoices.filter((invoice) => invoice.kind === "invoice" && invoice.state !== "void")
  if (!has_finance_gate || owed.length === 0 || core.order.status === "canceled") return null
  if (owed.some(({ money }) => MathBN.gt(money.processing, 0))) return "processing"
  if (payments.some(({ disputed }) => MathBN.gt(disputed, 0))) return "under_review"
  if (owed.some(isPayable)) return "pending"
  const isHeld = core.project.project.billing_state === "ready_for_billing" && core.order.is_draft_order
  return isHeld ? "under_review" : "paid"
}

const payItem = (invoice: IssuedInvoice): ActionItem => ({
  kind: "pay_invoice",
  id: invoice.id,
  number: invoice.number,
  balance: invoice.money.balance,
  currency_code: invoice.currency_code,
  due_on: invoice.due_on,
  is_overdue: invoice.state === "overdue",
})

const entriesOf = (invoice: IssuedInvoice, payments: readonly OrderPayment[]): TimelineEntry[] => {
  const { number, kind, issued_at, voided_at, state } = invoice
  const entry = (at: Date, of: TimelineEntry["kind"]): TimelineEntry => ({
    at: at.toISOString(),
    kind: of,
    who: null,
    what: number,
  })
  const received = payments.filter(({ invoice_id }) => invoice_id === invoice.id).map((payment) => payment.created_at)
  const last = received.reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null)
  return [
    entry(issued_at, kind === "credit_note" ? "credit_note_issued" : "invoice_sent"),
    ...(voided_at ? [entry(voided_at, "invoice_voided")] : []),
    ...(state === "paid" && last ? [entry(last, "invoice_paid")] : []),
  ]
}

const paymentEntries = (payment: OrderPayment): TimelineEntry[] => [
  {
    at: payment.created_at.toISOString(),
    kind: payment.returned_refund_id === null ? "payment_received" : "refund_returned",
    who: null,
    what: null,
    money: { amount: toShownPayment(payment).amount, currency_code: payment.currency_code },
  },
  ...payment.refunds.map(({ amount, at }) => ({
    at: new Date(at).toISOString(),
    kind: "payment_refunded" as const,
    who: null,
    what: null,
    money: { amount, currency_code: payment.currency_code },
  })),
]

export const invoicesSection = defineSection({
  id: "invoices",
  freshness: ["portal_freshness_invoices"],
  read: readFacts,
  view: (facts, core): ViewOf<"invoices"> => ({
    invoices: facts.invoices.map((invoice) => toInvoiceTile(invoice, facts.can_pay)),
    payments: facts.payments.filter((payment) => MathBN.gt(payment.captured, 0)).map(toShownPayment),
    banner: bannerOf(facts, core),
  }),
  actionItems: ({ invoices }, { order }) =>
    order.status === "canceled"
      ? []
      : invoices.filter((invoice) => isPayable(invoice) && !MathBN.gt(invoice.money.processing, 0)).map(payItem),
  timeline: ({ invoices, payments }) => [
    ...invoices.flatMap((invoice) => entriesOf(invoice, payments)),
    ...payments.filter((payment) => MathBN.gt(payment.captured, 0)).flatMap(paymentEntries),
  ],
})
