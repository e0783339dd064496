import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, GiveChecklist } from "../../contracts"
import { openItems, type OrderChecklist } from "../../checklist-view/checklist-facts"
import { readChecklist } from "../../checklist-view/read-checklists"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { Gift } from "../../modules/checklist/entries"
import type { DerivedKind } from "../../modules/checklist/rows"
import { checklistGiven } from "../../notices/checklist-given"
import { keepFiles } from "../file/keep-files"

type What = Pick<Gift, "for" | "text" | "address">

/** What the order lacks, or what was given and may still be replaced. @throws MedusaError conflict */
const lacking = (checklist: OrderChecklist, kind: DerivedKind): Gift["for"] => {
  const open = openItems(checklist).find((item) => item.kind === kind)
  const given = checklist.facts.entries.some((entry) => entry.kind === kind && entry.closed_at === null)
  if (!open && !given) throw portalError("conflict", "This is not needed any more.")
  return { kind, item_ids: open?.lines.map(({ item_id }) => item_id) ?? [] }
}

const whatOf = (checklist: OrderChecklist, input: GiveChecklist): What => {
  switch (input.kind) {
    case "other":
      return { for: { entry_id: input.id }, text: input.text || null, address: null }
    case "po_number":
      return { for: lacking(checklist, input.kind), text: input.po_number, address: null }
    case "address":
      return { for: lacking(checklist, input.kind), text: null, address: input.address }
    case "artwork":
    case "sizes":
      return { for: lacking(checklist, input.kind), text: input.text || null, address: null }
  }
}

/**
 * A client gives what the shop asked for, in words or as files; the rep is told. It is kept beside the order, which staff change: what a client
 * has approved, or is about to approve, does not change under it.
 * @param order_id the session's own
 * @throws MedusaError not_found for an item of another order, or a file that is not the client's own; conflict for what is
 *   not asked for (any more); file_used, file_refused
 */
export const giveToChecklist = async (
  container: MedusaContainer,
  { order_id, actor }: { order_id: string; actor: Actor },
  input: GiveChecklist,
): Promise<void> => {
  const { checklists, projects } = portalServices(container)
  const [project, checklist] = await Promise.all([projects.findByOrder(order_id), readChecklist(container, order_id)])
  if (!project) throw portalError("not_found", "This order has no project yet.")
  if (checklist.facts.is_over) throw portalError("conflict", "Nothing is needed for this order any more.")
  const project_id = project.id
  const owner = { actor, place: { project_id, order_id } }
  await checklists.give(
    { project_id, order_id, actor, ...whatOf(checklist, input) },
    ({ id }) => [checklistGiven.job({ entry_id: id, project_id })],
    async (trx, { id }) => {
      if ("files" in input) await keepFiles(container, trx, { type: "checklist", id }, { wanted: input.files, owner })
    },
  )
}
