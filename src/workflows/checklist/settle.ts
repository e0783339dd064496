import { updateDraftOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor, AskChecklist, PostalAddress, SettleChecklist } from "../../contracts"
import { openItems } from "../../checklist-view/checklist-facts"
import { readChecklist } from "../../checklist-view/read-checklists"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { Settlement } from "../../modules/checklist/entries"

/** @throws MedusaError not_found; unknown_line for a line that is not the order's */
export const askForItem = async (
  container: MedusaContainer,
  project_id: string,
  { title, item_id }: AskChecklist,
): Promise<{ id: string }> => {
  const { checklists, projects } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const { facts } = await readChecklist(container, order_id)
  if (item_id !== null && !facts.lines.some((line) => line.item_id === item_id))
    throw portalError("unknown_line", "The order does not have this line.")
  const { id } = await checklists.ask({ project_id, order_id, title, item_ids: item_id === null ? [] : [item_id] })
  return { id }
}

export type SettleChecklistInput = SettleChecklist & { project_id: string; actor: Actor }

/** @throws MedusaError conflict where the order does not lack it any more */
const settledOf = async (
  container: MedusaContainer,
  order_id: string,
  { kind, id }: SettleChecklistInput,
): Promise<Settlement["of"]> => {
  if (kind === "other" || id !== kind) return { entry_id: id }
  const open = openItems(await readChecklist(container, order_id)).find((item) => item.kind === kind)
  if (!open) throw portalError("conflict", "This is not open any more.")
  return { kind, item_ids: open.lines.map(({ item_id }) => item_id) }
}

type Settled = { entry_id: string; order_id: string; address: PostalAddress | null }

/** A given PO number is written to the project in the same transaction. */
const settleItemStep = createStep(
  "settle-portal-checklist-item",
  async (input: SettleChecklistInput, { container }) => {
    const { checklists, projects } = portalServices(container)
    const { project_id, as, actor } = input
    const { order_id } = await projects.getProject(project_id)
    const of = await settledOf(container, order_id, input)
    const entry = await checklists.settle({ project_id, order_id, of, as, actor }, async (trx, { kind, text }) => {
      if (kind === "po_number" && as === "received" && text !== null)
        await projects.saveFields(project_id, { po_number: text }, trx)
    })
    const { is_draft } = await readChecklist(container, order_id)
    const settled: Settled = {
      entry_id: entry.id,
      order_id,
      address: entry.kind === "address" && as === "received" && is_draft ? entry.address : null,
    }
    return new StepResponse(settled, entry.id)
  },
  async (entry_id, { container }) => {
    if (entry_id) await portalServices(container).checklists.reopen(entry_id)
  },
)

/**
 * Staff settle an item. A received address is written to a draft order by Medusa's own workflow; if that refuses it, the
 * item stands open as before.
 */
export const settleChecklistWorkflow = createWorkflow("settle-portal-checklist", (input: SettleChecklistInput) => {
  const settled = settleItemStep(input)
  when({ settled }, ({ settled: { address } }) => address !== null).then(() => {
    updateDraftOrderWorkflow.runAsStep({
      input: transform({ settled, input }, ({ settled: { order_id, address }, input: { actor } }) => ({
        id: order_id,
        user_id: actor.id,
        shipping_address: address ?? {},
      })),
    })
  })
  return new WorkflowResponse(settled)
})
