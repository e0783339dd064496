import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, HeldMails, WholeMail } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { InboundMailRow } from "../../modules/mail/rows"
import { readShop } from "../../notices/context"
import { activeLinkIds } from "../portal-link/active-links"
import { sendMailedMessage } from "../conversation/send-mailed-message"
import { mailedBody } from "./mailed-body"
import { mailLock, readIfReadable } from "./process-inbound-mail"

const LIMIT = 50
const NOT_HELD = "Someone else added or discarded this mail first."

const namesOf = ({ attachment_names }: InboundMailRow): string[] =>
  Array.isArray(attachment_names) ? attachment_names.map(String) : []

/** Mails that wait for staff, newest first. */
export const readHeldMails = async (container: MedusaContainer): Promise<HeldMails> => {
  const { mails, projects } = portalServices(container)
  const { rows, count } = await mails.readHeld(LIMIT)
  const ids = rows.flatMap(({ project_id }) => (project_id === null ? [] : [project_id]))
  const named = new Map((await projects.listNames([...new Set(ids)])).map((project) => [project.id, project]))
  return {
    count,
    mails: rows.flatMap((row) =>
      row.reason === null
        ? []
        : [
            {
              id: row.id,
              at: row.created_at.toISOString(),
              reason: row.reason,
              from_name: row.from_name,
              from_email: row.from_email,
              subject: row.subject,
              words: row.words,
              attachment_names: namesOf(row),
              project: named.get(row.project_id ?? "") ?? null,
            },
          ],
    ),
  }
}

const wholeMail = (row: InboundMailRow): WholeMail => ({
  from_name: row.from_name,
  from_email: row.from_email,
  subject: row.subject,
  text: row.whole_text,
  attachment_names: namesOf(row),
})

/** All of a mail, for staff. @throws MedusaError not_found */
export const readWholeMail = async (container: MedusaContainer, id: string): Promise<WholeMail> =>
  wholeMail(await portalServices(container).mails.getInbound(id))

/** The mail that a message came with. @throws MedusaError not_found, also for a message that came in another way */
export const readMailOfMessage = async (container: MedusaContainer, message_id: string): Promise<WholeMail> => {
  const { conversations, mails } = portalServices(container)
  const { mail_message_id } = await conversations.getMessage(message_id)
  const mail = mail_message_id === null ? null : await mails.findInbound(mail_message_id)
  if (!mail) throw portalError("not_found", "This message did not come by mail.")
  return wholeMail(mail)
}

/** Whose words a held mail's are: the recipient of the project with that address, or else a person known by it alone. */
const writerOf = async (
  container: MedusaContainer,
  order_id: string,
  { id, from_name, from_email }: InboundMailRow,
): Promise<Actor> => {
  const { tokens } = portalServices(container)
  const active = new Set(await activeLinkIds(container, order_id))
  const link = (await tokens.listLinks({ order_id })).find(
    (one) => active.has(one.id) && one.recipient_email === from_email,
  )
  if (link) return { type: "client", id: link.id, name: link.recipient_name }
  return { type: "client", id, name: from_name ? `${from_name} (${from_email})` : from_email }
}

/**
 * Staff add a held mail to a project's thread, as the words of its sender, with the files that it kept.
 * @throws MedusaError not_found; conflict for a mail that is held no more; not_allowed for one without words and files
 */
export const addHeldMail = async (
  container: MedusaContainer,
  { id, project_id, actor }: { id: string; project_id: string; actor: Actor },
): Promise<void> => {
  const { mails, outbox, projects } = portalServices(container)
  await outbox.withAdvisoryLock(mailLock(id), async () => {
    const mail = await mails.getInbound(id)
    if (mail.state !== "held") throw portalError("conflict", NOT_HELD)
    const words = mail.words || mail.whole_text
    const files = (await readIfReadable(await mails.readRaw(id)))?.files ?? []
    if ((words === "" && files.length === 0) || mail.from_email === "")
      throw portalError("not_allowed", "This mail has nothing to add.")
    const { order_id } = await projects.getProject(project_id)
    const writer = await writerOf(container, order_id, mail)
    const { i18n, shop } = await readShop(container)
    await sendMailedMessage(container, {
      project_id,
      actor: writer,
      message_id: mail.message_id,
      files,
      bodyOf: (left_out) => mailedBody({ words, file_count: files.length, left_out }, { i18n, shop: shop.name }),
      tellsStaff: false,
    })
    const recipient = { recipient_type: "client" as const, recipient_id: writer.id }
    await mails.handleHeld(id, { state: "posted", project_id, ...recipient, by: actor })
  })
}

/** @throws MedusaError not_found; conflict for a mail that is held no more */
export const discardHeldMail = async (container: MedusaContainer, id: string, actor: Actor): Promise<void> => {
  const { mails, outbox } = portalServices(container)
  await outbox.withAdvisoryLock(mailLock(id), async () => {
    await mails.getInbound(id)
    if (!(await mails.handleHeld(id, { state: "discarded", by: actor }))) throw portalError("conflict", NOT_HELD)
  })
}
