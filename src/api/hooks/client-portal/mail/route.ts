import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { messageIdOf } from "../../../../lib/mail/message-id"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import { inboundMailJob } from "../../../../workflows/mail/jobs"
import { refuse } from "../../../errors"
import { rawBodyReader } from "../raw-body"
import { MAX_DELIVERY_BYTES, mayBeSigned, notSigned, readDelivery } from "./read-delivery"

const readRawBody = rawBodyReader(MAX_DELIVERY_BYTES)

/**
 * Where answers by mail are delivered. Each mail is kept under its Message-ID together with the job that processes it, in
 * one transaction, before the sender is answered: after the 200 nothing can be lost, and a mail that comes again changes
 * nothing.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  try {
    const { mails, settings } = portalServices(req.scope)
    const { inbound_mail } = settings.options
    if (!inbound_mail) throw portalError("not_found", "There is nothing at this address.")
    if (!mayBeSigned(req, inbound_mail)) throw notSigned()
    const content = await readDelivery(req, await readRawBody(req, res), inbound_mail)
    await mails.storeInbound({ message_id: messageIdOf(content), content }, (mail_id) =>
      inboundMailJob.with({ mail_id }),
    )
    res.status(200).json({ received: true })
  } catch (error) {
    refuse(req, res, error)
  }
}
