import { z } from "zod"
import { daySchema, idSchema, poNumberSchema } from "./common"

export const projectStatusSchema = z.enum([
  "quote",
  "awaiting_approval",
  "changes_requested",
  "declined",
  "ready_for_billing",
  "changed_after_approval",
  "approved",
  "shipped",
  "delivered",
  "canceled",
])
export type ProjectStatus = z.infer<typeof projectStatusSchema>

export const projectSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  name: z.string(),
  po_number: z.string().nullable(),
  in_hands_date: daySchema.nullable(),
  ship_date: daySchema.nullable(),
  owner_user_id: z.string().nullable(),
  stage_id: idSchema,
  billing_state: z.enum(["none", "ready_for_billing"]),
})
export type Project = z.infer<typeof projectSchema>

export const updateProjectSchema = z
  .object({
    name: z.string().trim().min(1, "A project needs a name").max(200),
    po_number: poNumberSchema.nullable(),
    in_hands_date: daySchema.nullable(),
    ship_date: daySchema.nullable(),
    owner_user_id: idSchema.nullable(),
  })
  .partial()
  .strict()
export type UpdateProject = z.infer<typeof updateProjectSchema>

export const deliveryNoteSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: z.enum(["draft", "issued", "void"]),
  lines: z.array(z.object({ item_id: idSchema, title: z.string(), size: z.string().nullable(), quantity: z.number() })),
})
export type DeliveryNote = z.infer<typeof deliveryNoteSchema>
