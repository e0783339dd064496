import { z } from "zod"
import { idSchema, LIMITS } from "../common"
import { FIELD_RULES } from "../field-rules"
import { checklistItemSchema, checklistKindSchema } from "./checklist"

export const askChecklistSchema = z
  .object({
    title: z.string().trim().min(1, FIELD_RULES.note).max(LIMITS.shortText),
    /** A line of the order that it is about. */
    item_id: idSchema.nullable().default(null),
  })
  .strict()
export type AskChecklist = z.output<typeof askChecklistSchema>

/**
 * What staff say of an item. `received`: the shop has what it needs; a given address of a draft order and a given PO number
 * are written to the order. `not_needed`: it is not asked for. `ask_again`: what was given will not do.
 */
export const settleChecklistSchema = z
  .object({ kind: checklistKindSchema, id: idSchema, as: z.enum(["received", "not_needed", "ask_again"]) })
  .strict()
export type SettleChecklist = z.output<typeof settleChecklistSchema>

/** `GET /admin/client-portal/projects/:id/checklist`. */
export const projectChecklistSchema = z.object({
  items: z.array(checklistItemSchema),
  /** Lines that staff can ask about. */
  lines: z.array(z.object({ item_id: idSchema, title: z.string() })),
  /** A given address can be written to a draft order; that of a placed order is changed in Medusa. */
  is_draft: z.boolean(),
})
export type ProjectChecklist = z.infer<typeof projectChecklistSchema>
