import type { MedusaContainer } from "@medusajs/framework/types"
import { uidOfMessageId } from "../../lib/mail/message-id"
import { portalServices } from "../../lib/services"
import type { MailedNotice } from "../../modules/outbox/deliveries"

/**
 * The notice whose mail has a Message-ID, whatever became of it; null for no mail of ours. Only Message-IDs that we made are
 * known, and each holds more than 120 random bits: a sender who has not seen the mail cannot name it.
 */
export const findSentNotice = async (container: MedusaContainer, message_id: string): Promise<MailedNotice | null> => {
  const { mails, outbox } = portalServices(container)
  const threaded = await mails.findSent([message_id])
  if (threaded) {
    const { job_uid, recipient_type, recipient_id } = threaded
    return { notice_uid: job_uid, link_id: recipient_type === "client" ? recipient_id : null }
  }
  const uid = uidOfMessageId(message_id)
  return uid === null ? null : await outbox.findMailed(uid)
}
