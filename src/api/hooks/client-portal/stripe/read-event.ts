import Stripe from "stripe"
import { z } from "zod"
import { portalError } from "../../../../lib/portal-error"
import type { NewStripeEvent } from "../../../../modules/payment/stripe-events"
import { rawBodyReader } from "../raw-body"

/** Stripe's own events are a few kilobytes. */
const MAX_BYTES = 1024 * 1024
/** How old a signature may be, as Stripe recommends: what was recorded earlier cannot be sent again. */
const TOLERANCE_SECONDS = 300

/** The request's body as it came. @throws MedusaError too_large, invalid_request */
export const readRawBody = rawBodyReader(MAX_BYTES)

const eventSchema = z.looseObject({
  id: z.string().regex(/^evt_\w{1,100}$/),
  type: z.string().max(200),
  livemode: z.boolean(),
  data: z.looseObject({ object: z.looseObject({ id: z.string().max(200).optional() }) }),
})

// The answer does not say which part was wrong.
const notSigned = () => portalError("invalid_request", "The event is not signed by Stripe.")

/** Refuses what cannot be signed, before any of the body is read. @throws MedusaError invalid_request */
export const checkSignatureForm = (signature: string): void => {
  if (!/(^|,)t=\d{1,12}(,|$)/.test(signature) || !/(^|,)v1=[0-9a-f]{64}(,|$)/.test(signature)) throw notSigned()
}

/**
 * An event that Stripe has signed, from the raw body.
 * @throws MedusaError invalid_request for a signature that is missing, wrong or older than 300 s, or no event
 */
export const readSignedEvent = (body: Buffer, signature: string, secret: string): NewStripeEvent => {
  let payload: unknown
  try {
    payload = Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS)
  } catch {
    throw notSigned()
  }
  const parsed = eventSchema.safeParse(payload)
  if (!parsed.success) throw portalError("invalid_request", "This is no event.")
  const { id, type, livemode, data } = parsed.data
  return { id, type, is_live: livemode, object_id: data.object.id ?? "", payload: parsed.data }
}
