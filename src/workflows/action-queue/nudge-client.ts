import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type Actor, type NudgeAbout, type Nudged, PROOF_SUBJECT, REMINDER_INTERVAL_HOURS } from "../../contracts"
import { portalServices } from "../../lib/services"
import { type NoticePolicyDefinition, readPolicy } from "../../notices/policy"
import { approvalReminder } from "../../notices/approval-reminder"
import { invoiceReminder } from "../../notices/invoice-reminder"
import { proofReminder } from "../../notices/proof-reminder"
import { shipmentUpdate } from "../../notices/shipment-update"
import { activeLinkIds } from "../portal-link/active-links"
import { remindOfProof } from "../production/remind-proofs"
import { wasReminded, withReminderLock } from "../reminder/remind-once"
import { notifyShipment } from "../shipping/notify-shipment"
import { type NudgedItem, overdueInvoices, waitingApproval } from "./nudged-items"

export type NudgeClientInput = { project_id: string; about: NudgeAbout; actor: Actor }
type Outcome = Nudged["outcome"]
type NudgeContext = { project: { id: string; order_id: string }; links: readonly string[]; actor: Actor }

/** The outcome for several items: `sent` if any was sent. */
const outcomeOf = (outcomes: readonly Outcome[]): Outcome =>
  (["sent", "too_soon", "not_waiting"] as const).find((one) => outcomes.includes(one)) ?? "not_waiting"

const remindOfItems = async (
  container: MedusaContainer,
  items: readonly NudgedItem[],
  { links, actor }: NudgeContext,
): Promise<Outcome> => {
  const outcomes: Outcome[] = []
  for (const { job, ...subject } of items) {
    const isDone =
      !(await wasReminded(container, links, subject.subject_id)) &&
      (await portalServices(container).automations.noteNudge(
        { ...subject, actor },
        REMINDER_INTERVAL_HOURS,
        links.map(job),
      ))
    outcomes.push(isDone ? "sent" : "too_soon")
  }
  return outcomeOf(outcomes)
}

const remindOfProofs = async (
  container: MedusaContainer,
  { project, links, actor }: NudgeContext,
): Promise<Outcome> => {
  const requests = await portalServices(container).approvals.listRequests(project.id)
  const outcomes: Outcome[] = []
  for (const request of requests.filter((one) => one.subject_type === PROOF_SUBJECT && one.state === "open"))
    outcomes.push(await remindOfProof(container, { request, link_ids: links, actor }))
  return outcomeOf(outcomes)
}

/** Who knows of the packages already, or is about to, is told nothing: the notice decides that under a lock of its own. */
const tellOfPackages = async (container: MedusaContainer, { project, actor }: NudgeContext): Promise<Outcome> => {
  const { order_id } = project
  const since = (await portalServices(container).shipping.readUntold([order_id])).get(order_id)
  if (!since) return "not_waiting"
  await notifyShipment(container, { order_id, actor, key: crypto.randomUUID() })
  return "sent"
}

type NudgeHandler = {
  notice: NoticePolicyDefinition
  send: (container: MedusaContainer, context: NudgeContext) => Promise<Outcome>
}

const HANDLERS: Record<NudgeAbout, NudgeHandler> = {
  approval: {
    notice: approvalReminder,
    send: async (container, context) =>
      await remindOfItems(container, await waitingApproval(container, context.project.order_id), context),
  },
  proofs: { notice: proofReminder, send: remindOfProofs },
  invoices: {
    notice: invoiceReminder,
    send: async (container, context) =>
      await remindOfItems(container, await overdueInvoices(container, context.project.order_id), context),
  },
  shipping: { notice: shipmentUpdate, send: tellOfPackages },
}

const nudge = async (container: MedusaContainer, { project_id, about, actor }: NudgeClientInput): Promise<Outcome> => {
  const { actionQueue, projects } = portalServices(container)
  const { notice, send } = HANDLERS[about]
  const project = await projects.getProject(project_id)
  if (!(await readPolicy(container, notice)).enabled) return "switched_off"
  return await withReminderLock(container, project.order_id, async () => {
    const links = await activeLinkIds(container, project.order_id)
    if (links.length === 0) return "no_recipient"
    const outcome = await send(container, { project, links, actor })
    if (outcome === "sent") await actionQueue.note([project.order_id])
    return outcome
  })
}

/** Not undone: mail may be on its way. */
const nudgeStep = createStep("nudge-portal-client", async (input: NudgeClientInput, { container }) => {
  return new StepResponse({ outcome: await nudge(container, input) })
})

/**
 * Reminds everyone with a working link to a project of what waits for them, by the mails that the schedule sends; or tells
 * them of packages that no one was told of. Says what became of it.
 */
export const nudgeClientWorkflow = createWorkflow(
  "nudge-portal-client",
  (input: NudgeClientInput) => new WorkflowResponse(nudgeStep(input)),
)
