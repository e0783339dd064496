import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../../lib/services"
import type { JobOf } from "../../../modules/outbox/jobs"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { JobRun } from "../handle-job"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { mailBase, sendMail } from "./send-mail"

/** Asks one recipient for their decision; silent when there is nothing to decide, or no way in, any more. */
export const mailApprovalRequested = async (
  container: MedusaContainer,
  job: JobOf<"mail-approval-requested">,
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
