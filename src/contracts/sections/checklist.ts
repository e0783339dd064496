import { z } from "zod"
import { idSchema } from "../common"
import { checklistItemSchema } from "../checklist/checklist"

export const checklistSectionSchema = z.object({
  /** What is open comes first. */
  items: z.array(checklistItemSchema),
  /** An open approval request in which the PO number is typed. */
  po_request_id: idSchema.nullable(),
})
export type ChecklistSection = z.infer<typeof checklistSectionSchema>
