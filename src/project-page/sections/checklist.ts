import { checklistBeside, OWN_CHECKLIST_ROWS, toOwnChecklist } from "../../checklist-view/checklist-facts"
import { checklistOf } from "../../modules/checklist/checklist"
import { defineSection, type ViewOf } from "../define-section"

/** What the shop still needs from the client. */
export const checklistSection = defineSection({
  id: "checklist",
  freshness: ["portal_freshness_proofs", "portal_freshness_checklist_entries"],
  rows: OWN_CHECKLIST_ROWS,
  facts: toOwnChecklist,
  view: (own, { order }): ViewOf<"checklist"> => {
    const checklist = checklistBeside(order, own)
    return { items: checklistOf(checklist.facts), po_request_id: checklist.open_request_id }
  },
})
