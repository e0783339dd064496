import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MathBN, MedusaError, PaymentActions } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { createStripe, refineStripeAccess, stripeAccessSchema, type StripeAccess } from "../../lib/stripe/connection"
import { listedIds, listIds, STRIPE_METADATA } from "../../lib/stripe/metadata"
import { toMinorUnits } from "../../lib/stripe/minor-units"
import { type PaymentData, paymentDataSchema } from "./data"

const notAllowed = (message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)

/** @throws MedusaError invalid_data, which stops the boot. Names the option and never its value. */
const parseAccess = (raw: unknown): StripeAccess => {
  const result = stripeAccessSchema.superRefine(refineStripeAccess).safeParse(raw)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `"${path.join(".")}" ${message}`)
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Payment provider stripe-checkout: check its options in medusa-config: ${problems.join("; ")}`,
  )
}

/**
 * Payments that clients made on Stripe's Checkout page. The portal opens the page and learns of the money; this provider
 * stands for it in Medusa. It reports what Stripe holds, never charges or cancels anything by itself, and refunds.
 */
export class StripeCheckoutProvider extends AbstractPaymentProvider<Record<string, unknown>> {
  static override identifier = "stripe-checkout"

  private readonly stripe: Stripe

  static override validateOptions(options: Record<string, unknown>): void {
    parseAccess(options)
  }

  constructor(cradle: Record<string, unknown>, options: Record<string, unknown>) {
    super(cradle, options)
    this.stripe = createStripe(parseAccess(options))
  }

  /** For a payment that is already at Stripe. A cart or a staff member cannot start one here. */
  async initiatePayment({ data }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const parsed = paymentDataSchema.safeParse(data)
    if (!parsed.success) throw notAllowed("Clients start payments with stripe-checkout in the client portal.")
    return { id: parsed.data.payment_intent_id, data: parsed.data }
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const intent = await this.intentOf(data)
    return { status: intent.status === "succeeded" ? "authorized" : "pending", data: data ?? {} }
  }

  /** The money has been captured by Stripe: this makes sure of it. */
  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const intent = await this.intentOf(data)
    if (intent.status !== "succeeded") throw notAllowed(`Stripe has not received this payment: it is ${intent.status}.`)
    return { data: data ?? {} }
  }

  /**
   * Gives money back through Stripe, once for each of Medusa's refunds. A refund that was made in Stripe's dashboard is
   * adopted instead: reconciliation has named it in the payment's data (docs/adr/0030).
   * @throws what Stripe refuses, in its words
   */
  async refundPayment({ data, amount, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const payment = this.read(data)
    const refund_id = context?.idempotency_key
    if (!refund_id) throw notAllowed("A refund needs the id under which Medusa keeps it.")
    if (payment.adopt && MathBN.eq(amount, payment.adopt.amount) && (await this.adopt(payment.adopt, refund_id)))
      return { data: { ...payment, adopt: null } }
    const intent = await this.stripe.paymentIntents.retrieve(payment.payment_intent_id)
    await this.stripe.refunds.create(
      {
        payment_intent: intent.id,
        amount: toMinorUnits(MathBN.convert(amount).toString(), intent.currency),
        metadata: { [STRIPE_METADATA.refunds]: refund_id },
      },
      { idempotencyKey: `client-portal-refund:${refund_id}` },
    )
    return { data: { ...payment } }
  }

  /** Cancels nothing at Stripe: Medusa calls this for the loser of a race as well, whose money has arrived. */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data: data ?? {} }
  }

  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data: data ?? {} }
  }

  async updatePayment({ data }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return { data: { ...this.read(data) } }
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const { id, status, amount, currency } = await this.intentOf(data)
    return { data: { ...this.read(data), stripe: { id, status, amount, currency } } }
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const intent = await this.intentOf(data)
    if (intent.status === "succeeded") return { status: "captured", data: data ?? {} }
    return { status: intent.status === "canceled" ? "canceled" : "pending", data: data ?? {} }
  }

  /** Stripe's events come to /hooks/client-portal/stripe, which stores them before it answers. */
  async getWebhookActionAndData(_payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  private read(data: Record<string, unknown> | undefined): PaymentData {
    const parsed = paymentDataSchema.safeParse(data)
    if (!parsed.success) throw notAllowed("This payment was not made through the client portal.")
    return parsed.data
  }

  private async intentOf(data: Record<string, unknown> | undefined): Promise<Stripe.PaymentIntent> {
    return await this.stripe.paymentIntents.retrieve(this.read(data).payment_intent_id)
  }

  /**
   * Writes the id of Medusa's refund to the one at Stripe, where reconciliation finds it.
   * @returns false when another of Medusa's refunds has taken it in the meantime
   * @throws MedusaError not_allowed when Stripe's refund cannot hold one more id
   */
  private async adopt({ listed, kept, ...adopt }: NonNullable<PaymentData["adopt"]>, id: string): Promise<boolean> {
    const refund = await this.stripe.refunds.retrieve(adopt.refund_id)
    const current = listedIds(refund.metadata?.[STRIPE_METADATA.refunds])
    if (current.includes(id)) return true
    if (current.join() !== listed.join()) return false
    const value = listIds([...kept, id])
    if (value === null) throw notAllowed(`Refund ${refund.id} is booked in too many parts.`)
    await this.stripe.refunds.update(refund.id, { metadata: { [STRIPE_METADATA.refunds]: value } })
    return true
  }
}
