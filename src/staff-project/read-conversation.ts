import type { MedusaContainer } from "@medusajs/framework/types"
import type { StaffThread } from "../contracts"
import { portalServices } from "../lib/services"
import { linkStateOf } from "../modules/portal-token/link-state"
import { listMessageSubjects } from "../thread-view/message-subjects"
import { readStaffThread } from "../thread-view/read-thread"

/**
 * A page of the thread with what the composer beside it needs, without what one member of staff has read.
 * @throws MedusaError invalid_request for a cursor of another list
 */
export const readConversation = async (
  container: MedusaContainer,
  order_id: string,
  before?: string,
): Promise<Omit<StaffThread, "unread">> => {
  const { conversations, tokens } = portalServices(container)
  const [thread, since, links, subjects] = await Promise.all([
    readStaffThread(container, order_id, before),
    conversations.unansweredSince(order_id),
    tokens.listLinks({ order_id }),
    listMessageSubjects(container, order_id),
  ])
  return {
    ...thread,
    unanswered_since: since?.toISOString() ?? null,
    recipients: links.filter((link) => linkStateOf(link, link.read_at) === "active").map((link) => link.recipient_name),
    subjects,
  }
}
