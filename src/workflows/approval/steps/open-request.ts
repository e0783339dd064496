import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { type Actor, type Subject, SYSTEM_ACTOR } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import { readRequested } from "../requested-document"
import { prepareRequestRules } from "../run-rules"
import { subjectOf } from "../subjects"

export type OpenRequestInput = {
  order_id: string
  subject: Subject
  message: string | null
  /** Tells every recipient with an active link. */
  notify: boolean
  actor: Actor
  /** Input for approval rules, by rule. */
  rules?: Record<string, unknown>
}

/**
 * Pins what the subject says now and asks for a decision on it, in place of an open request. Undone, the request is
 * withdrawn.
 */
export const openRequestStep = createStep(
  "open-approval-request",
  async ({ order_id, subject: ref, message, notify, actor, rules }: OpenRequestInput, { container }) => {
    const { approvals, projects, tokens } = portalServices(container)
    const subject = subjectOf(ref.type)
    const about = { order_id, subject_id: ref.id }
    const project = await projects.findByOrder(order_id)
    if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
    await subject.prepare(container, about)
    const { pinned, refusal } = await subject.readDraft(container, about)
    if (refusal) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal)
    const last = await approvals.newestRequest(ref)
    const links = notify
      ? (await tokens.listLinks({ order_id })).filter((link) => linkStateOf(link, link.read_at) === "active")
      : []
    const request = await approvals.openRequest({
      project_id: project.id,
      order_id,
      subject: ref,
      pinned,
      changes: last ? subject.diff(await readRequested(container, last), pinned.content) : [],
      message,
      actor,
      applyRules: await prepareRequestRules(
        { container, subject_type: ref.type, order_id, actor, content: pinned.content },
        rules,
      ),
      jobs: (opened) =>
        subject.requestJobs(
          opened,
          links.map(({ id }) => id),
        ),
    })
    return new StepResponse({ id: request.id, project_id: project.id, order_id }, request.id)
  },
  async (requestId, { container }) => {
    if (requestId) await portalServices(container).approvals.withdrawRequest(requestId, SYSTEM_ACTOR)
  },
)
