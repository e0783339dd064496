import { z } from "zod"
import { daySchema, idSchema, instantSchema } from "./common"
import { viewerSchema } from "./portal-session"
import { projectStatusSchema } from "./project"
import { actionItemSchema, sectionsSchema, timelineEntrySchema } from "./sections"
import { shopSchema } from "./shop"
import { stageSchema } from "./stage"

export const pageStageSchema = stageSchema.pick({ id: true, name: true, color: true, role: true }).extend({
  state: z.enum(["done", "current", "upcoming"]),
  /** When the project came to stand here, or its packages proved it. Null for what was skipped or lies ahead. */
  at: instantSchema.nullable(),
})
export type PageStage = z.infer<typeof pageStageSchema>

export const projectHeadSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  kind: z.enum(["quote", "order"]),
  number: z.string(),
  name: z.string(),
  po_number: z.string().nullable(),
  in_hands_date: daySchema.nullable(),
  ship_date: daySchema.nullable(),
  status: projectStatusSchema,
  created_at: instantSchema,
  customer: z.object({ name: z.string().nullable(), company: z.string().nullable() }),
  rep: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  stages: z.array(pageStageSchema),
})
export type ProjectHead = z.infer<typeof projectHeadSchema>

/** Who looks at an order's page, and what is theirs alone on it. */
export const pageViewerSchema = viewerSchema.extend({
  /** Messages of others that they have not seen, counted up to `MAX_UNREAD`. None in a preview. */
  unread_messages: z.number().int(),
  /** `author_tag` of their own entries in the conversation. */
  author_tag: z.string(),
})
export type PageViewer = z.infer<typeof pageViewerSchema>

/** `GET /portal/project`: everything the page shows, in one read. */
export const projectPageSchema = z.object({
  viewer: pageViewerSchema,
  shop: shopSchema,
  project: projectHeadSchema,
  /** Most pressing first. */
  action_items: z.array(actionItemSchema),
  /** Newest first. */
  timeline: z.array(timelineEntrySchema),
  sections: sectionsSchema,
  /** An opaque value by part ("shop", "project" and each section) that changes whenever the part does. */
  versions: z.record(z.string(), z.string()),
})
export type ProjectPage = z.infer<typeof projectPageSchema>
