import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { mailEventJob } from "../../../../workflows/mail/jobs"
import { refuse } from "../../../errors"
import { rawBodyReader } from "../raw-body"
import { checkMailEventHeaders, readMailEvents } from "./read-mail-events"

const readRawBody = rawBodyReader(1024 * 1024)

/**
 * Where mail services report of mails that came back. Each event is kept under its sender's id together with the job that
 * follows it, in one transaction, before the sender is answered: after the 200 nothing can be lost, and an event that comes
 * again changes nothing.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  try {
    const { automations, settings } = portalServices(req.scope)
    const { mail_events } = settings.options
    if (!mail_events) throw portalError("not_found", "There is nothing at this address.")
    checkMailEventHeaders(req, mail_events)
    const events = readMailEvents(req, await readRawBody(req, res), mail_events)
    await automations.storeMailEvents(events, (event_id) => mailEventJob.with({ event_id }))
    res.status(200).json({ received: true })
  } catch (error) {
    refuse(req, res, error)
  }
}
