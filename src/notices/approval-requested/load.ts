import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import type { RequestRow } from "../../modules/approval/rows"
import { linkStateOf } from "../../modules/portal-token/link-state"
import type { LinkRow } from "../../modules/portal-token/rows"
import { greetedName, linkUrl, type ProjectOfNotice, readOwner, readProjectOf } from "../context"
import type { Loaded } from "../deliver"
import { clientThread } from "../mail-thread"
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
  isStillTrue: NonNullable<Loaded<unknown>["isStillTrue"]>
}

type Asked = { request_id: string; link_id: string }

/** Whether there is something to decide still. */
export const isUndecided = async (container: MedusaContainer, { request_id }: Asked): Promise<boolean> =>
  (await portalServices(container).approvals.getRequest(request_id)).state === "open"

/** Null where the recipient's link does not work. */
export const loadRequested = async (
  container: MedusaContainer,
  { request_id, link_id }: Asked,
): Promise<Requested | null> => {
  const { approvals, tokens } = portalServices(container)
  const request = await approvals.getRequest(request_id)
  const link = await tokens.findLink(link_id)
  if (!link || linkStateOf(link, link.read_at) !== "active") return null
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
    email: { to: link.recipient_email, reply_to: owner?.email ?? null, thread: clientThread(about.project, link) },
    request,
    link,
    about,
    isStillTrue: async () => await approvals.isStillOpen(request),
  }
}
