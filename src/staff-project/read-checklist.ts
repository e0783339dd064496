import type { MedusaContainer } from "@medusajs/framework/types"
import { readChecklist } from "../checklist-view/read-checklists"
import type { ProjectChecklist } from "../contracts"
import { checklistOf } from "../modules/checklist/checklist"

/** What the client still has to give, and what they gave. @throws MedusaError not_found */
export const readProjectChecklist = async (container: MedusaContainer, order_id: string): Promise<ProjectChecklist> => {
  const { facts, is_draft } = await readChecklist(container, order_id)
  return {
    items: checklistOf(facts),
    lines: facts.lines.map(({ item_id, title }) => ({ item_id, title })),
    is_draft,
  }
}
