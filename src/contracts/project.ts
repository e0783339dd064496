import { z } from "zod"
import { daySchema, idSchema, instantSchema, queryInteger } from "./common"
import { stageSchema } from "./stage"

export const projectStatusSchema = z.enum([
  "quote",
  "awaiting_approval",
  "changes_requested",
  "declined",
  "ready_for_billing",
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
    po_number: z.string().trim().max(100).nullable(),
    in_hands_date: daySchema.nullable(),
    ship_date: daySchema.nullable(),
    owner_user_id: idSchema.nullable(),
  })
  .partial()
  .strict()
export type UpdateProject = z.infer<typeof updateProjectSchema>

/** One line of the staff's list: where a project stands at a glance. */
export const listedProjectSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  is_draft: z.boolean(),
  number: z.string(),
  name: z.string(),
  /** Company, else the person; null for an order without a customer. */
  client: z.string().nullable(),
  status: projectStatusSchema,
  /** Its request waits, but the order has moved on: nobody can decide before staff ask again. */
  needs_new_request: z.boolean(),
  stage: stageSchema.pick({ name: true, color: true }),
  in_hands_date: daySchema.nullable(),
  /** When any of its recipients last had it open. */
  last_opened_at: instantSchema.nullable(),
})
export type ListedProject = z.infer<typeof listedProjectSchema>

/** `GET /admin/client-portal/orders`: what moved last comes first. */
export const projectListSchema = z.object({ projects: z.array(listedProjectSchema), count: z.number().int() })
export type ProjectList = z.infer<typeof projectListSchema>

export const projectListQuerySchema = z
  .object({
    limit: queryInteger(z.number().int().min(1).max(50).default(10)),
    offset: queryInteger(z.number().int().min(0).max(1_000_000).default(0)),
  })
  .strict()
export type ProjectListQuery = z.infer<typeof projectListQuerySchema>

export const deliveryNoteSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: z.enum(["draft", "issued", "void"]),
  lines: z.array(z.object({ item_id: idSchema, title: z.string(), size: z.string().nullable(), quantity: z.number() })),
})
export type DeliveryNote = z.infer<typeof deliveryNoteSchema>
