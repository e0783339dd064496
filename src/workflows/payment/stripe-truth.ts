import type { MedusaContainer } from "@medusajs/framework/types"
import type Stripe from "stripe"
import { z } from "zod"
import type { CheckoutState } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { STRIPE_METADATA } from "../../lib/stripe/metadata"
import type { CheckoutRow } from "../../modules/payment/rows"
import { askStripe } from "./stripe-access"

type StripeMethod = NonNullable<CheckoutRow["method"]>

/** A refund or dispute at Stripe; amounts in its minor units. */
export type StripeRefund = { id: string; amount: number; status: string; booked_by: string }
export type StripeDispute = {
  id: string
  amount: number
  is_withdrawn: boolean
  status: string
  reason: string
  respond_by: Date | null
  opened_at: Date
}

/** Everything that Stripe holds of one checkout. */
export type StripeTruth = {
  state: Exclude<CheckoutState, "opening">
  payment_intent_id: string | null
  currency: string
  /** What has arrived, in minor units. */
  received: number
  received_at: Date | null
  method: StripeMethod | null
  last4: string | null
  failure: string | null
  url: string | null
  expires_at: Date
  refunds: StripeRefund[]
  disputes: StripeDispute[]
}

/** What is read of Stripe's answers. Anything else is no answer: a proxy's page, or an API of another shape. */
const chargeSchema = z.object({
  id: z.string(),
  created: z.number(),
  payment_method_details: z.looseObject({ type: z.string() }).nullable(),
})
const sessionSchema = z.object({
  status: z.enum(["open", "complete", "expired"]),
  payment_status: z.string(),
  currency: z.string(),
  url: z.string().nullable(),
  expires_at: z.number(),
  payment_intent: z
    .object({
      id: z.string(),
      status: z.string(),
      amount_received: z.number(),
      last_payment_error: z.object({ code: z.string().optional(), decline_code: z.string().optional() }).nullable(),
      latest_charge: chargeSchema.nullable(),
    })
    .nullable(),
})
type Session = z.output<typeof sessionSchema>

const METHODS: Readonly<Record<string, StripeMethod>> = {
  card: "stripe_card",
  us_bank_account: "stripe_us_bank_account",
  sepa_debit: "stripe_sepa_debit",
}

const withLast4 = z.object({ last4: z.string() })

/** Where a payment stands. Money counts when the payment intent has succeeded, never because a page was visited. Pure. */
export const stateOfSession = ({
  status,
  payment_intent,
}: Pick<Session, "status" | "payment_intent">): StripeTruth["state"] => {
  if (payment_intent?.status === "succeeded") return "paid"
  if (status === "open") return "open"
  if (status === "expired") return "expired"
  return payment_intent?.status === "processing" ? "processing" : "failed"
}

const detailsOf = (session: Session): Pick<StripeTruth, "method" | "last4"> => {
  const details = session.payment_intent?.latest_charge?.payment_method_details
  if (!details) return { method: null, last4: null }
  const known = withLast4.safeParse(details[details.type])
  return { method: METHODS[details.type] ?? "stripe_other", last4: known.data?.last4 ?? null }
}

const failureOf = ({ payment_intent }: Session): string | null => {
  if (payment_intent?.status === "succeeded") return null
  const error = payment_intent?.last_payment_error
  return error ? (error.decline_code ?? error.code ?? "unknown") : null
}

const instant = (seconds: number | null): Date | null => (seconds === null ? null : new Date(seconds * 1000))

/** All of them: a payment has a handful of refunds, and a page holds a hundred. */
const listAll = async <T>(pages: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of pages) all.push(one)
  return all
}

const toRefund = ({ id, amount, status, metadata }: Stripe.Refund): StripeRefund => ({
  id,
  amount,
  status: status ?? "pending",
  booked_by: metadata?.[STRIPE_METADATA.refunds] ?? "",
})

const toDispute = (dispute: Stripe.Dispute): StripeDispute => ({
  id: dispute.id,
  amount: dispute.amount,
  is_withdrawn: dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0) < 0,
  status: dispute.status,
  reason: dispute.reason,
  respond_by: instant(dispute.evidence_details.due_by),
  opened_at: new Date(dispute.created * 1000),
})

const readReversals = async (stripe: Stripe, payment_intent: string) => {
  const [refunds, disputes] = await Promise.all([
    listAll(stripe.refunds.list({ payment_intent, limit: 100 })),
    listAll(stripe.disputes.list({ payment_intent, limit: 100 })),
  ])
  return { refunds: refunds.map(toRefund), disputes: disputes.map(toDispute) }
}

/**
 * Asks Stripe for a checkout with its payment, refunds and disputes.
 * @throws MedusaError stripe_unreachable, also for an answer that cannot be read
 */
export const readStripeTruth = async (
  container: MedusaContainer,
  stripe: Stripe,
  session_id: string,
): Promise<StripeTruth> =>
  await askStripe(container, async () => {
    const answer = await stripe.checkout.sessions.retrieve(session_id, { expand: ["payment_intent.latest_charge"] })
    const parsed = sessionSchema.safeParse(answer)
    if (!parsed.success) throw portalError("stripe_unreachable", "Stripe's answer cannot be read.")
    const session = parsed.data
    const { payment_intent: intent } = session
    const state = stateOfSession(session)
    return {
      state,
      payment_intent_id: intent?.id ?? null,
      currency: session.currency,
      received: intent?.status === "succeeded" ? intent.amount_received : 0,
      received_at: instant(intent?.latest_charge?.created ?? null),
      ...detailsOf(session),
      failure: failureOf(session),
      url: session.url,
      expires_at: new Date(session.expires_at * 1000),
      ...(intent && state === "paid" ? await readReversals(stripe, intent.id) : { refunds: [], disputes: [] }),
    }
  })
