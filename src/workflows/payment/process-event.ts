import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { STRIPE_METADATA } from "../../lib/stripe/metadata"
import { reconcileCheckout } from "./reconcile-checkout"

/** What says in an event's object which checkout it is about. Nothing else of the payload is believed. */
const objectSchema = z.object({
  id: z.string(),
  object: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})
const payloadSchema = z.object({ data: z.object({ object: objectSchema }) })

type Known = { checkout_id: string } | { problem: string }

/** A refund or dispute names its payment intent; a session and an intent carry our own id as well. */
const findCheckoutOf = async (
  container: MedusaContainer,
  { id, object, payment_intent, metadata }: z.output<typeof objectSchema>,
): Promise<Known> => {
  const { payments } = portalServices(container)
  const intent = object === "payment_intent" ? id : payment_intent
  const named = metadata?.[STRIPE_METADATA.checkout]
  const checkout =
    (object === "checkout.session" ? await payments.findCheckout({ stripe_session_id: id }) : null) ??
    (intent ? await payments.findCheckout({ stripe_payment_intent_id: intent }) : null) ??
    (named ? await payments.findCheckout({ id: named }) : null)
  return checkout ? { checkout_id: checkout.id } : { problem: "about no payment of this portal" }
}

/**
 * Brings what an event is about up to date with Stripe. The event says only where to look: it may be old, or come again.
 * One that is about something else is put down with the reason.
 * @throws MedusaError not_found for an event that is not stored, and what `reconcileCheckout` throws
 */
export const processStripeEvent = async (container: MedusaContainer, event_id: string): Promise<void> => {
  const { payments } = portalServices(container)
  const event = await payments.findEvent(event_id)
  if (!event) throw portalError("not_found", "This event is not stored.")
  const payload = payloadSchema.safeParse(event.payload)
  if (!payload.success) return await payments.noteProcessed(event_id, "of a form that is not known")
  const known = await findCheckoutOf(container, payload.data.data.object)
  if ("problem" in known) return await payments.noteProcessed(event_id, known.problem)
  await reconcileCheckout(container, known.checkout_id)
  await payments.noteProcessed(event_id, null)
}
