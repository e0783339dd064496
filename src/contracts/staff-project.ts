import { engagementEntrySchema } from "./engagement"
import { z } from "zod"
import { movedOrderSchema } from "./account/staff"
import { shownActorSchema } from "./actor"
import { approvalRequestSchema, decisionStampSchema } from "./approval"
import { daySchema, idSchema, instantSchema } from "./common"
import { documentChangeSchema } from "./order-document"
import { linkEventKindSchema, linkEventSchema, portalLinkSchema } from "./portal-link"
import { deliveryNoteSchema } from "./project"
import { listedProjectSchema } from "./project-list"
import { lineGroupSchema, orderSectionSchema, pageLineSchema } from "./sections/order"
import { stageSchema } from "./stage"

/*
 * What the staff's project page reads, one schema a section. Each section has its own endpoint below
 * `/admin/client-portal/projects/:id` and its own ETag.
 */

export const projectHeaderSchema = listedProjectSchema.extend({
  ship_date: daySchema.nullable(),
  /** Where staff put the project; `stage` may be further along, when packages prove more. */
  stage_id: idSchema,
  stages: z.array(stageSchema),
  /** The newest request, whatever its state. */
  request: approvalRequestSchema.nullable(),
  /** What differs between the version in that request and the order as it is now. */
  changes: z.array(documentChangeSchema),
  /** Recipients whose link works. */
  recipients: z.array(z.string()),
  /** Set while follow-up work of the newest decision is late or has failed; `message` says why, null where it only is late. */
  pending_effect: z.object({ since: instantSchema, message: z.string().nullable() }).nullable(),
})
export type ProjectHeader = z.infer<typeof projectHeaderSchema>

/** A project's header by its order. Null for an order that has no project yet. */
export const orderSummarySchema = z.object({ project: projectHeaderSchema.nullable() })
export type OrderSummary = z.infer<typeof orderSummarySchema>

export const STAFF_TIMELINE = [
  "quote_created",
  "order_placed",
  "canceled",
  "approval_requested",
  "approval_withdrawn",
  "approved",
  "changes_requested",
  "declined",
  "stage_moved",
  "shipped",
  "delivered",
  "proof_sent",
  "proof_waiver_requested",
  "proof_withdrawn",
  "proof_approved",
  "proof_revisions_requested",
  "proof_declined",
  "proof_waived",
  "proof_closed",
  "remark_added",
  "gate_overridden",
] as const

/** One thing that happened. `what` is a stage's name, a version's number, a tracking number, a proof's title and version, or a recipient's name. */
export const staffTimelineEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum([...STAFF_TIMELINE, ...linkEventKindSchema.options.map((kind) => `link_${kind}` as const)]),
  actor: shownActorSchema.nullable(),
  what: z.string().nullable(),
  /** The client's or the rep's own words. */
  message: z.string().nullable(),
})
export type StaffTimelineEntry = z.infer<typeof staffTimelineEntrySchema>

/** Newest first. `has_more`: older entries are left out. */
export const projectOverviewSchema = z.object({
  timeline: z.array(staffTimelineEntrySchema),
  /** What was done through the project's links, as far back as the timeline reaches. */
  engagement: z.array(engagementEntrySchema),
  has_more: z.boolean(),
})
export type ProjectOverview = z.infer<typeof projectOverviewSchema>

/** Charges such as a screen set-up are fees: they are not counted, packed or shipped. */
const quoteLineSchema = pageLineSchema.extend({ is_fee: z.boolean() })

export const projectQuoteSchema = z.object({
  currency_code: orderSectionSchema.shape.currency_code,
  line_groups: z.array(lineGroupSchema.extend({ lines: z.array(quoteLineSchema) })),
  totals: orderSectionSchema.shape.totals,
  /** Every request on the order, newest first, each with what differs from the one before. */
  versions: z.array(approvalRequestSchema),
  /** Newest first. */
  decisions: z.array(decisionStampSchema),
  delivery_note: deliveryNoteSchema.nullable(),
})
export type ProjectQuote = z.infer<typeof projectQuoteSchema>

export const projectPeopleSchema = z.object({
  links: z.array(portalLinkSchema),
  events: z.array(linkEventSchema),
  /** Who the share drawer proposes. */
  suggested_recipient: z.object({ name: z.string(), email: z.string().nullable() }),
  /** Set where the order was moved to another customer and links from before still open it. */
  moved: movedOrderSchema.nullable(),
})
export type ProjectPeople = z.infer<typeof projectPeopleSchema>
