import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { carrierEventJob } from "../../../../workflows/shipping/jobs"
import { refuse } from "../../../errors"
import { rawBodyReader } from "../raw-body"
import { checkCarrierHeaders, readCarrierEvents } from "./read-events"

const readRawBody = rawBodyReader(1024 * 1024)

/**
 * Where carriers, or services that follow them, report of parcels. Each event is kept under its sender's id together with
 * the job that follows it, in one transaction, before the sender is answered: after the 200 nothing can be lost, and an
 * event that comes again changes nothing.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  try {
    const { settings, shipping } = portalServices(req.scope)
    const { carrier_events } = settings.options
    if (!carrier_events) throw portalError("not_found", "There is nothing at this address.")
    checkCarrierHeaders(req, carrier_events)
    const reports = readCarrierEvents(req, await readRawBody(req, res), carrier_events)
    await shipping.storeCarrierEvents(reports, (event_id) => carrierEventJob.with({ event_id }))
    res.status(200).json({ received: true })
  } catch (error) {
    refuse(req, res, error)
  }
}
