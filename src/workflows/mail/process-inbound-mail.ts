import type { MedusaContainer } from "@medusajs/framework/types"
import type { DeliveryReport } from "../../lib/mail/delivery-report"
import { portalServices } from "../../lib/services"
import type { MailFacts } from "../../modules/mail/inbound-mails"
import type { InboundMailRow } from "../../modules/mail/rows"
import { readShop } from "../../notices/context"
import { sendMailedMessage } from "../conversation/send-mailed-message"
import { mailedBody } from "./mailed-body"
import { noteBounce } from "./note-bounce"
import { placeMail } from "./place-mail"
import { readMail, type ReadMail } from "./read-mail"
import { findSentNotice } from "./sent-notice"

const NOTHING_READ: MailFacts = {
  from_email: "",
  from_name: "",
  subject: "",
  words: "",
  whole_text: "",
  attachment_names: [],
}

const factsOf = ({ from, subject, words, whole_text, files }: ReadMail): MailFacts => ({
  from_email: from.email,
  from_name: from.name,
  subject,
  words,
  whole_text,
  attachment_names: files.map(({ name }) => name),
})

/** A stored mail, read; null where it cannot be read, or its bytes were erased. */
export const readIfReadable = async (content: Buffer | null): Promise<ReadMail | null> => {
  if (!content) return null
  try {
    return await readMail(content)
  } catch {
    // The parser refuses what is nested or long beyond all measure. Staff see that such a mail came.
    return null
  }
}

/**
 * Notes what a delivery report says of one of our mails; nothing for one of another mail.
 * @param report_id Message-ID of the report
 */
const noteReport = async (container: MedusaContainer, report: DeliveryReport, report_id: string): Promise<void> => {
  const { message_id, ...returned } = report
  const sent = await findSentNotice(container, message_id)
  if (sent) await noteBounce(container, { kind: "bounce", report_id, ...sent, ...returned })
}

/** Names the mail while it is being processed. */
export const mailLock = (id: string): string => `portal:mail:${id}`

const process = async (container: MedusaContainer, { id, message_id }: InboundMailRow): Promise<void> => {
  const { mails } = portalServices(container)
  const mail = await readIfReadable(await mails.readRaw(id))
  if (!mail) return void (await mails.settle(id, NOTHING_READ, { state: "held", reason: "unreadable" }))
  const placement = await placeMail(container, mail, message_id)
  if ("reason" in placement) {
    const { reason, thread } = placement
    if (reason === "bounce" && mail.report) await noteReport(container, mail.report, message_id)
    return void (await mails.settle(id, factsOf(mail), { state: "held", reason, ...thread }))
  }
  const { actor, thread } = placement
  const { i18n, shop } = await readShop(container)
  // First the message, which is written once for its Message-ID: after a crash in between, the next attempt goes on.
  await sendMailedMessage(container, {
    project_id: thread.project_id,
    actor,
    message_id,
    files: mail.files,
    bodyOf: (left_out) =>
      mailedBody({ words: mail.words, file_count: mail.files.length, left_out }, { i18n, shop: shop.name }),
  })
  await mails.settle(id, factsOf(mail), { state: "posted", ...thread })
}

/**
 * Reads a mail that was stored, and writes it into its thread or holds it for staff. A mail never decides, and is never
 * answered. May run twice, also at once.
 * @throws MedusaError not_found for a mail that is not stored
 */
export const processInboundMail = async (container: MedusaContainer, id: string): Promise<void> => {
  const { mails, outbox } = portalServices(container)
  await outbox.withAdvisoryLock(mailLock(id), async () => {
    const mail = await mails.getInbound(id)
    if (mail.state === "received") await process(container, mail)
  })
}
