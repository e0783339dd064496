import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { LinkRow } from "../../modules/portal-token/rows"
import { greetedName, linkUrl, type ProjectOfNotice, readOwner, readProjectOf } from "../context"
import type { EmailTo } from "../send-email"
import { subjectNoticeOf } from "../subjects"
import type { ApprovalRequestedProps } from "./template"

/** What a mail asks its recipient for, with the rows that it was read from. */
export type Requested = {
  data: ApprovalRequestedProps
  email: EmailTo
  request: RequestRow
  link: LinkRow
  about: ProjectOfNotice
}

/** Null once there is nothing to decide any more, or the recipient's link does not work. */
export const loadRequested = async (
  container: MedusaContainer,
  { request_id, link_id }: { request_id: string; link_id: string },
): Promise<Requested | null> => {
  const { approvals, tokens } = portalServices(container)
  const request = await approvals.getRequest(request_id)
  const link = await tokens.findLink(link_id)
  if (request.state !== "open" || !link || linkStateOf(link, link.read_at) !== "active") return null
  const about = await readProjectOf(container, request.order_id)
  const owner = await readOwner(container, about.project.owner_user_id)
  const notice = subjectNoticeOf(request.subject_type)
  const asked = { ...request, request_id }
  return {
    data: {
      recipient_name: greetedName(link),
      requested_by: request.requested_by_type === "system" ? null : request.requested_by_name,
      message: request.message,
      project: about.named,
      request,
      words: await notice.words(container, asked),
      change_count: request.changes.length,
      url: await linkUrl(container, link, notice.requestPage(asked)),
    },
    email: { to: link.recipient_email, reply_to: owner?.email ?? null },
    request,
    link,
    about,
  }
}
