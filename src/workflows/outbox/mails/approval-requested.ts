import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { defineJob, type JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { unlessOrderGone } from "../../unless-order-gone"
import { mailBase, sendMail } from "./send-mail"

/** Asks one recipient for their decision; silent when there is nothing to decide, or no way in, any more. */
const mailApprovalRequested = async (
  container: MedusaContainer,
  job: { request_id: string; link_id: string },
  run: JobRun,
): Promise<void> => {
  const { approvals, tokens } = portalServices(container)
  const request = await approvals.getRequest(job.request_id)
  const link = await tokens.findLink(job.link_id)
  if (request.state !== "open" || !link || linkStateOf(link, link.read_at) !== "active") return
  const { mail, project } = await projectOfMail(container, request.order_id)
  const owner = await ownerOf(container, project.owner_user_id)
  await sendMail(
    container,
    {
      to: link.recipient_email,
      template: "approval-requested",
      props: {
        ...(await mailBase(container)),
        recipient_name: greetedName(link),
        requested_by: request.requested_by_type === "system" ? null : request.requested_by_name,
        message: request.message,
        project: mail,
        version: request.version,
        amount: request.amount,
        currency_code: request.currency_code,
        change_count: request.changes.length,
        url: await linkUrl(container, link),
      },
      resource: { id: request.id, type: "portal_approval_request" },
      reply_to: owner?.email,
    },
    run,
  )
}

export const approvalRequestedJob = defineJob({
  id: "notice.approval-requested",
  title: "job.notice.approval_requested",
  queue: "notices",
  payload: z.object({ request_id: z.string(), link_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await mailApprovalRequested(container, payload, run)),
})
