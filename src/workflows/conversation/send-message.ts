import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  Actor,
  MessageSubject,
  SendMessage,
  SendStaffMessage,
  StaffThreadEntry,
  ThreadEntry,
} from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { bySubject } from "../../file-view/portal-file"
import type { MessageRow } from "../../modules/conversation/rows"
import type { FileOwner } from "../../modules/file/rows"
import { clientMessage } from "../../notices/client-message"
import { messageReceived } from "../../notices/message-received"
import { findMessageSubject } from "../../thread-view/message-subjects"
import { type MessageFiles, toMessageEntry, toNoteEntry } from "../../thread-view/thread-entry"
import { activeLinkIds } from "../portal-link/active-links"

const subjectOf = ({ about_type, about_id }: MessageRow): MessageSubject | null =>
  about_type !== null && about_id !== null ? { type: about_type, id: about_id } : null

/** What a message refers to; of one that was sent before under its key, what it referred to then. */
const namedSubject = async (
  container: MedusaContainer,
  order_id: string,
  { actor, input, reader }: { actor: Actor; input: SendMessage; reader: "client" | "staff" },
) => {
  const known = await portalServices(container).conversations.findByKey(actor.id, input.key)
  const about = known ? subjectOf(known) : input.about
  return about && (await findMessageSubject(container, order_id, about, reader))
}

/** Attaches the sender's uploads in the transaction that writes the message. */
const attaching =
  (container: MedusaContainer, file_ids: readonly string[], owner: FileOwner) =>
  async (trx: Knex, { id }: MessageRow): Promise<void> =>
    await portalServices(container).files.attach(trx, file_ids, { type: "message", id }, owner)

const filesOfMessage = async (container: MedusaContainer, { id }: MessageRow): Promise<MessageFiles> =>
  bySubject(await portalServices(container).files.listOf("message", [id]))

/**
 * A client writes to the shop; the rep is told.
 * @param order_id the session's own
 * @throws MedusaError invalid_request for a message without words; not_found for a subject that is not the order's, or a
 *   file that is not the sender's own; file_used, file_refused
 */
export const sendClientMessage = async (
  container: MedusaContainer,
  { order_id, actor }: { order_id: string; actor: Actor },
  input: SendMessage,
): Promise<ThreadEntry> => {
  const { conversations, projects } = portalServices(container)
  const project = await projects.findByOrder(order_id)
  if (!project) throw portalError("not_found", "This order has no project yet.")
  const project_id = project.id
  const about = await namedSubject(container, order_id, { actor, input, reader: "client" })
  const message = await conversations.send(
    { project_id, order_id, kind: "message", source: "page", actor, body: input.body, key: input.key, about },
    ({ id }) => [clientMessage.job({ message_id: id, project_id })],
    attaching(container, input.files, { actor, place: { project_id, order_id } }),
  )
  return toMessageEntry(message, about, await filesOfMessage(container, message))
}

/**
 * Staff write to all recipients whose links work, or a note that stays among staff.
 * @throws MedusaError invalid_request for a message without words; not_found; file_used, file_refused
 */
export const sendStaffMessage = async (
  container: MedusaContainer,
  { project_id, actor }: { project_id: string; actor: Actor },
  { kind, ...input }: SendStaffMessage,
): Promise<StaffThreadEntry> => {
  const { conversations, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const about = await namedSubject(container, order_id, { actor, input, reader: "staff" })
  const links = kind === "message" ? await activeLinkIds(container, order_id) : []
  const message = await conversations.send(
    { project_id, order_id, kind, source: "admin", actor, body: input.body, key: input.key, about },
    ({ id }) => links.map((link_id) => messageReceived.job({ message_id: id, link_id })),
    attaching(container, input.files, { actor, place: { project_id, order_id } }),
  )
  const filesOf = await filesOfMessage(container, message)
  return message.kind === "note" ? toNoteEntry(message, about, filesOf) : toMessageEntry(message, about, filesOf)
}
