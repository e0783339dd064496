import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../lib/services"
import type { MessageRow } from "../modules/conversation/rows"
import type { MailedMessage } from "./message-quotes"

/** Messages as mails show them, with the names of their files: the files themselves stay behind the link. */
export const toMailedMessages = async (
  container: MedusaContainer,
  messages: readonly MessageRow[],
): Promise<MailedMessage[]> => {
  const ids = messages.map(({ id }) => id)
  const files = await portalServices(container).files.listOf("message", ids)
  return messages.map(({ id, actor_name, body, created_at }) => ({
    name: actor_name,
    body,
    at: created_at.toISOString(),
    files: files.filter(({ subject_id }) => subject_id === id).map(({ name }) => name),
  }))
}
