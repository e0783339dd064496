import {
  CHECKLIST_ROWS,
  type OrderChecklist,
  toOrderChecklist,
  trustsCarts,
} from "../../checklist-view/checklist-facts"
import { checklistOf } from "../../modules/checklist/checklist"
import { defineSection, type ViewOf } from "../define-section"

/** What the shop still needs from the client. */
export const checklistSection = defineSection({
  id: "checklist",
  freshness: ["portal_freshness_order", "portal_freshness_proofs", "portal_freshness_checklist_entries"],
  rows: CHECKLIST_ROWS,
  facts: (rows, container): OrderChecklist | null => toOrderChecklist(rows, trustsCarts(container)),
  view: (checklist): ViewOf<"checklist"> => ({
    items: checklist ? checklistOf(checklist.facts) : [],
    po_request_id: checklist?.open_request_id ?? null,
  }),
})
