import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { mailKindSchema } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { MailEventRow } from "../../modules/automation/rows"
import type { MailedNotice } from "../../modules/outbox/deliveries"
import { noteBounce } from "./note-bounce"
import { findSentNotice } from "./sent-notice"

/**
 * The notice whose mail an event is about: the one that an earlier run found, else by the Message-ID, and only where the
 * event names none, the last one to the address before it happened. Also one that has come back: of its mail there may be
 * more than one event.
 */
const findMailedNotice = async (
  container: MedusaContainer,
  { notice_uid, message_id, email, occurred_at }: MailEventRow,
): Promise<MailedNotice | null> => {
  const { outbox } = portalServices(container)
  if (notice_uid !== null) return await outbox.findMailed(notice_uid)
  if (message_id !== null) return await findSentNotice(container, message_id)
  return await outbox.lastMailedTo(email, occurred_at)
}

/**
 * What follows from a mail service's report: a mail that came back for good, or was marked as spam, is shown at its link, and
 * a recipient who marks our mails as spam gets none any more that they can do without. A service tries again after other
 * failures: those stand in the log alone. Of a report about a mail that is not ours, or that went to a person who was erased
 * since, nothing is kept but its id. May run twice.
 */
export const processMailEvent = async (container: MedusaContainer, event_id: string): Promise<void> => {
  const { automations, mails, outbox } = portalServices(container)
  const event = await automations.findMailEvent(event_id)
  if (!event) return
  const sent = await findMailedNotice(container, event)
  if (!sent || (await outbox.isRecipientErased(sent.notice_uid))) return await automations.clearMailEvent(event_id)
  await automations.placeMailEvent(event_id, sent.notice_uid)
  const { kind, source, external_id, email, reason } = event
  if (kind === "soft_bounce") {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    return logger.info(`client-portal: the email of notice ${sent.notice_uid} is delayed (${source})`)
  }
  if (kind === "complaint") for (const mail_kind of mailKindSchema.options) await mails.unsubscribe(email, mail_kind)
  await noteBounce(container, {
    ...sent,
    kind: kind === "complaint" ? "complaint" : "bounce",
    report_id: `${source}:${external_id}`,
    email,
    is_permanent: true,
    reason,
  })
}
