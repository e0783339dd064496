import type { MedusaContainer } from "@medusajs/framework/types"
import { fileNotFound } from "../lib/artwork/artwork-rows"
import { portalServices } from "../lib/services"
import type { PortalFileRecord } from "../modules/file/uploads"
import type { SessionRow } from "../modules/portal-token/rows"

type Reader = Pick<SessionRow, "id" | "order_id" | "customer_id">

/**
 * Whether a session may see a file: an unused one is its sender's alone; an attachment is for those who can read its
 * message, which an internal note is not; what was given for an order is for its clients; a file of an account is for the
 * sessions of that account.
 */
const mayRead = async (container: MedusaContainer, file: PortalFileRecord, reader: Reader): Promise<boolean> => {
  if (file.subject_type === null || file.subject_id === null)
    return file.actor_type === "client" && file.actor_id === reader.id
  const { subject_type, subject_id, order_id, customer_id } = file
  switch (subject_type) {
    case "brand":
    case "quote_request":
      return reader.customer_id !== null && customer_id === reader.customer_id
    case "checklist":
      return reader.order_id !== null && order_id === reader.order_id
    case "message":
      return (
        reader.order_id !== null &&
        order_id === reader.order_id &&
        (await portalServices(container).conversations.isShared(subject_id, reader.order_id))
      )
  }
}

/**
 * A file for a client.
 * @param reader the session
 * @throws MedusaError not_found for a file that this session may not know of
 */
export const readFileFor = async (
  container: MedusaContainer,
  id: string,
  reader: Reader,
): Promise<PortalFileRecord> => {
  const file = await portalServices(container).files.uploads.get(id)
  if (!(await mayRead(container, file, reader))) throw fileNotFound()
  return file
}
