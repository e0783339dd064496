import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type CheckoutState, SYSTEM_ACTOR } from "../../contracts"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import type { NewPayment } from "../../modules/payment/payments"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import type { PaymentRow } from "../../modules/payment/rows"
import { allocate } from "./allocate"
import { type BookingInput, bookPayment } from "./book-payment"
import { paymentBookedJob } from "./payment-booked"
import { paymentFailedJob } from "./payment-failed"
import { compareLedger } from "./compare-ledger"
import { reportFinding } from "./findings"
import { reconcileDisputes } from "./reconcile-disputes"
import { reconcileRefunds } from "./reconcile-refunds"
import { reconcileReturnedRefunds } from "./reconcile-returned-refunds"
import { readStripeTruth, type StripeTruth } from "./stripe-truth"
import { requireStripe } from "./stripe-access"
import { withOrderMoneyLock } from "./with-order-money-lock"

/**
 * Makes invoices, Medusa and our own rows agree with what Stripe holds of one checkout. The webhook's job, the return page,
 * the nightly job and staff all call this, as often and in whatever order they come (docs/adr/0029): it asks Stripe under
 * the lock, and books what is missing.
 * @returns where the payment stands
 * @throws MedusaError not_found, stripe_unreachable, payment_unavailable
 */
export const reconcileCheckout = async (container: MedusaContainer, checkout_id: string): Promise<CheckoutState> => {
  const checkout = await portalServices(container).payments.findCheckout({ id: checkout_id })
  if (!checkout) throw portalError("not_found", "This payment does not exist.")
  const order_ids = checkout.parts.map(({ order_id }) => order_id)
  return await withOrderMoneyLock(container, order_ids, async () => await reconcileLocked(container, checkout_id))
}

/** The same for a caller who holds the money lock of the checkout's orders. */
export const reconcileLocked = async (container: MedusaContainer, checkout_id: string): Promise<CheckoutState> => {
  const { payments } = portalServices(container)
  const checkout = await payments.findCheckout({ id: checkout_id })
  if (!checkout) throw portalError("not_found", "This payment does not exist.")
  // It is still being opened, or the answer that names its session was lost: no one can have paid it.
  if (checkout.stripe_session_id === null) return checkout.state
  const { stripe, provider_id } = await requireStripe(container)
  const truth = await readStripeTruth(container, stripe, checkout.stripe_session_id)
  if (truth.state === "paid" && truth.payment_intent_id !== null) {
    const rows = await reserveShares(container, checkout, truth)
    const booking = { provider_id, data: { payment_intent_id: truth.payment_intent_id, checkout_id: checkout.id } }
    await bookAll(container, rows, booking)
    await reconcileRefunds(container, truth, checkout)
    await reconcileReturnedRefunds(container, truth, checkout, booking)
    await reconcileDisputes(container, truth, checkout)
    await compareLedger(container, truth, checkout)
  }
  await noteState(container, checkout, truth)
  return truth.state
}

const bookAll = async (
  container: MedusaContainer,
  rows: readonly PaymentRow[],
  booking: Pick<BookingInput, "provider_id" | "data">,
): Promise<void> => {
  const jobs = ({ id: payment_id }: PaymentRow) => [paymentBookedJob.with({ payment_id })]
  for (const payment of rows) await bookPayment(container, { payment, ...booking, jobs })
}

const noteState = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
  truth: StripeTruth,
): Promise<void> => {
  const { state, payment_intent_id, method, failure, url, expires_at } = truth
  const changes = { state, stripe_payment_intent_id: payment_intent_id, method, failure, url, expires_at }
  const isAsKnown =
    checkout.state === state &&
    checkout.stripe_payment_intent_id === payment_intent_id &&
    checkout.failure === failure &&
    checkout.method === method
  if (isAsKnown) return
  const hasFailed = state === "failed" && checkout.state !== "failed"
  const jobs = hasFailed ? [paymentFailedJob.with({ checkout_id: checkout.id })] : []
  await portalServices(container).payments.changeCheckout(checkout.id, changes, jobs)
}

const keyOf = (intent: string, share: string): string => `stripe:${intent}:${share}`

/**
 * Writes down how money that has arrived is split over the invoices, once: each invoice gets its part up to what is owed on
 * it now. The rest is the client's credit, which staff see and can refund.
 */
const reserveShares = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
  truth: StripeTruth,
): Promise<PaymentRow[]> => {
  const { payments } = portalServices(container)
  const [first] = checkout.parts
  if (!first || truth.payment_intent_id === null) return []
  // Once it is split it stays so, whatever has happened to the invoices since.
  const known = (await payments.listPaymentsOf(checkout.id)).filter((row) => row.returned_refund_id === null)
  if (known.length > 0) return known

  const intent = truth.payment_intent_id
  const received = fromMinorUnits(truth.received, truth.currency)
  const { invoices } = await readOrderInvoices(container, [...new Set(checkout.parts.map((part) => part.order_id))])
  const places = checkout.parts.map((part) => {
    const invoice = invoices.find(({ id }) => id === part.invoice_id)
    const owed = !invoice || invoice.state === "void" ? "0" : invoice.money.balance
    const project_id = invoice?.project_id ?? checkout.project_id
    return { place: { ...part, project_id }, room: MathBN.min(part.amount, owed) }
  })
  const { shares, rest } = allocate(received, places)
  const common = {
    checkout_id: checkout.id,
    method: truth.method ?? "stripe_other",
    currency_code: truth.currency,
    stripe_payment_intent_id: intent,
    last4: truth.last4,
    received_at: truth.received_at ?? new Date(),
    actor: SYSTEM_ACTOR,
  }
  const rows: NewPayment[] = shares.map(({ place, amount }) => ({
    ...common,
    project_id: place.project_id,
    order_id: place.order_id,
    invoice_id: place.invoice_id,
    amount,
    key: keyOf(intent, place.id),
  }))
  if (MathBN.gt(rest, 0))
    rows.push({
      ...common,
      project_id: checkout.project_id,
      order_id: first.order_id,
      invoice_id: null,
      amount: rest,
      key: keyOf(intent, "credit"),
    })
  const reserved = await payments.addPayments(rows)
  await reportUnexpected(container, checkout, truth, rest)
  return reserved
}

/** A checkout that had ended here was paid all the same, or more arrived than was owed. */
const reportUnexpected = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
  truth: StripeTruth,
  rest: string,
): Promise<void> => {
  const wasOver = checkout.state === "expired" || checkout.state === "failed"
  if (!wasOver && MathBN.lte(rest, 0)) return
  const received = fromMinorUnits(truth.received, truth.currency)
  const [first] = checkout.parts
  await reportFinding(container, {
    key: `${wasOver ? "late" : "overpaid"}:${checkout.id}`,
    code: wasOver ? "late_payment" : "overpaid",
    order_id: first?.order_id ?? null,
    invoice_id: checkout.parts.length === 1 ? (first?.invoice_id ?? null) : null,
    stripe_id: truth.payment_intent_id,
    currency_code: truth.currency,
    booked: MathBN.sub(received, rest).toFixed(),
    at_stripe: received,
  })
}
