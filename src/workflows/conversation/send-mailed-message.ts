import { Readable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor } from "../../contracts"
import { sha256Hex } from "../../lib/digest"
import { portalServices } from "../../lib/services"
import type { MessageRow } from "../../modules/conversation/rows"
import { clientMessage } from "../../notices/client-message"
import { messageReceived } from "../../notices/message-received"
import { type GivenFile, type LeftOutFile, withGivenFiles } from "../file/given-files"
import type { MailFile } from "../mail/mail-files"
import { activeLinkIds } from "../portal-link/active-links"

export type MailedMessage = {
  project_id: string
  actor: Actor
  /** Of the mail: one mail is one message, however often it is processed. */
  message_id: string
  files: readonly MailFile[]
  /** What the message says beside its files. @param left_out files that were not taken */
  bodyOf: (left_out: readonly LeftOutFile[]) => string
  /** Left out where the reader who would be told adds the mail. */
  tellsStaff?: boolean
}

/** Files of one mail that its message takes. */
const MAX_MAILED_FILES = 30

const given = ({ name, content }: MailFile): GivenFile => ({
  name,
  bytes: content.byteLength,
  read: () => Promise.resolve(Readable.from([content], { objectMode: false })),
})

/**
 * Writes into a project's thread what came by mail, with its files: of a client, and the rep is told; of a member of staff,
 * and all recipients whose links work are told. Files go the way of uploads; what breaks a limit is named to `bodyOf`.
 * @throws MedusaError not_found; invalid_request for a mail without words and files
 */
export const sendMailedMessage = async (
  container: MedusaContainer,
  { project_id, actor, message_id, files, bodyOf, tellsStaff = true }: MailedMessage,
): Promise<MessageRow> => {
  const { conversations, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const key = sha256Hex(`mail\n${message_id}`)
  const known = await conversations.findByKey(actor.id, key)
  if (known) return known
  const links = actor.type === "staff" ? await activeLinkIds(container, order_id) : []
  const told = actor.type === "client" && tellsStaff
  const beyond = files.slice(MAX_MAILED_FILES).map(({ name }) => ({ name, reason: "too_many" as const }))
  const taken = files.slice(0, MAX_MAILED_FILES).map(given)
  return await withGivenFiles(
    container,
    taken,
    { actor, place: { project_id, order_id } },
    async ({ left_out, attach }) =>
      await conversations.send(
        {
          project_id,
          order_id,
          kind: "message",
          source: "mail",
          actor,
          body: bodyOf([...left_out, ...beyond]),
          about: null,
          key,
          mail_message_id: message_id,
        },
        ({ id }) => [
          ...links.map((link_id) => messageReceived.job({ message_id: id, link_id })),
          ...(told ? [clientMessage.job({ message_id: id, project_id })] : []),
        ],
        async (trx, { id }) => await attach(trx, { type: "message", id }),
      ),
  )
}
