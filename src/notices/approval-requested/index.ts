import { z } from "zod"
import { subjectNoticeOf } from "../subjects"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName, linkUrl, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { approvalRequestedMail } from "./template"

/** Asks one recipient for their decision, as long as there is one to make and their link works. */
export const approvalRequested = defineNotice({
  name: "approval-requested",
  title: "job.notice.approval_requested",
  audience: "client",
  channels: { email: approvalRequestedMail },
  payload: z.object({ request_id: z.string(), link_id: z.string() }),
  about: ({ request_id, link_id }) => ({
    resource_type: "portal_approval_request",
    resource_id: request_id,
    link_id,
  }),
  orderOf: async (container, { request_id }) =>
    (await portalServices(container).approvals.getRequest(request_id)).order_id,
  default: { enabled: true, delay_minutes: 0 },
  load: async (container, { request_id, link_id }) => {
    const { approvals, tokens } = portalServices(container)
    const request = await approvals.getRequest(request_id)
    const link = await tokens.findLink(link_id)
    if (request.state !== "open" || !link || linkStateOf(link, link.read_at) !== "active") return null
    const { named, project } = await readProjectOf(container, request.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const notice = subjectNoticeOf(request.subject_type)
    const about = { ...request, request_id }
    return {
      data: {
        recipient_name: greetedName(link),
        requested_by: request.requested_by_type === "system" ? null : request.requested_by_name,
        message: request.message,
        project: named,
        request,
        words: await notice.words(container, about),
        change_count: request.changes.length,
        url: await linkUrl(container, link, notice.requestPage(about)),
      },
      email: { to: link.recipient_email, reply_to: owner?.email ?? null },
    }
  },
})
