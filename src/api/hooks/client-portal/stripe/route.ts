import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { stripeEventJob } from "../../../../workflows/payment/jobs"
import { refuse } from "../../../errors"
import { headerOf } from "../hook-request"
import { checkSignatureForm, readRawBody, readSignedEvent } from "./read-event"

/**
 * Where Stripe delivers its events. Each is kept under its id together with the job that processes it, in one transaction,
 * before Stripe is answered: after the 200 nothing can be lost, and an event that comes again changes nothing.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  try {
    const { payments, settings } = portalServices(req.scope)
    const { stripe } = settings.options
    if (!stripe) throw portalError("not_found", "There is nothing at this address.")
    const signature = headerOf(req, "stripe-signature")
    checkSignatureForm(signature)
    const event = readSignedEvent(await readRawBody(req, res), signature, stripe.webhook_secret)
    await payments.storeEvent(event, stripeEventJob.with({ event_id: event.id }))
    res.status(200).json({ received: true })
  } catch (error) {
    refuse(req, res, error)
  }
}
