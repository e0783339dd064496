import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { defineJob, type JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import { toStamp } from "../../../project-page/stamps"
import { notifyStaff } from "./notify-staff"
import { greetedName, linkUrl, ownerOf, projectOfMail } from "./project-of-mail"
import { unlessOrderGone } from "../../unless-order-gone"
import { mailBase, sendMail } from "./send-mail"

/** The signer's own copy of what they decided (security-and-evidence C1: a copy to keep). */
const mailDecisionCopy = async (
  container: MedusaContainer,
  { decision_id }: { decision_id: string },
  run: JobRun,
): Promise<void> => {
  const { approvals, tokens } = portalServices(container)
  const decision = await approvals.getDecision(decision_id)
  if (!decision.email) return
  const { mail, project } = await projectOfMail(container, decision.order_id)
  const link = decision.link_id ? await tokens.findLink(decision.link_id) : null
  const owner = await ownerOf(container, project.owner_user_id)
  // The typed address may be another than the recipient's: only the recipient's own mailbox ever gets the link.
  const isRecipient = link?.recipient_email === decision.email && linkStateOf(link, link.read_at) === "active"
  await sendMail(
    container,
    {
      to: decision.email,
      template: "decision-made",
      props: {
        ...(await mailBase(container)),
        audience: "signer",
        // Staff and recipients are known by name; to any other address the typed name is a stranger's word.
        recipient_name: decision.recorded_by_id || (isRecipient && link && greetedName(link)) ? decision.name : null,
        project: mail,
        decision: toStamp(decision),
        decided_by_email: decision.email,
        url: link && isRecipient ? await linkUrl(container, link) : null,
      },
      resource: { id: decision.id, type: "portal_decision" },
      reply_to: owner?.email,
    },
    run,
  )
}

/**
 * Tells the rep: a line in the admin's bell, and a mail when the project has an owner. Where the owner has left, the line
 * is for everybody, or nobody would learn of the decision.
 */
const mailDecisionRep = async (
  container: MedusaContainer,
  { decision_id }: { decision_id: string },
  run: JobRun,
): Promise<void> => {
  const { approvals, settings } = portalServices(container)
  const decision = await approvals.getDecision(decision_id)
  const { mail, project, order } = await projectOfMail(container, decision.order_id)
  const resource = { id: decision.id, type: "portal_decision" }
  const owner = await ownerOf(container, project.owner_user_id)
  await notifyStaff(
    container,
    {
      user_id: owner?.id ?? null,
      about: "decision",
      values: {
        kind: decision.kind,
        name: decision.name,
        project: mail.name,
        number: mail.number,
        version: decision.version,
        has_message: decision.message ? "yes" : "no",
        message: decision.message?.slice(0, 300) ?? "",
      },
      resource,
    },
    run,
  )
  if (!owner) return
  const { admin_url } = settings.options
  await sendMail(
    container,
    {
      to: owner.email,
      template: "decision-made",
      props: {
        ...(await mailBase(container)),
        audience: "staff",
        recipient_name: owner.name,
        project: mail,
        decision: toStamp(decision),
        decided_by_email: decision.email,
        admin_url: admin_url ? `${admin_url}/${order.is_draft_order ? "draft-orders" : "orders"}/${order.id}` : null,
      },
      resource,
    },
    run,
  )
}

export const decisionCopyJob = defineJob({
  id: "notice.decision-copy",
  title: "job.notice.decision_copy",
  queue: "notices",
  payload: z.object({ decision_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await mailDecisionCopy(container, payload, run)),
})

export const decisionMadeJob = defineJob({
  id: "notice.decision-made",
  title: "job.notice.decision_made",
  queue: "notices",
  payload: z.object({ decision_id: z.string() }),
  run: (container, payload, run) =>
    unlessOrderGone(container, async () => await mailDecisionRep(container, payload, run)),
})
