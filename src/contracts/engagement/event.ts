import { z } from "zod"
import { idSchema, instantSchema } from "../common"

/** Pages of an order's portal and of an account's that can be shown to a person. */
export const ENGAGEMENT_PAGES = [
  "order",
  "review",
  "proof",
  "messages",
  "invoice",
  "account_active",
  "account_past",
  "account_invoices",
  "account_messages",
  "account_request",
  "account_branding",
  "account_contact",
] as const
export const engagementPageSchema = z.enum(ENGAGEMENT_PAGES)
export type EngagementPage = z.infer<typeof engagementPageSchema>

/**
 * `hit`: a link was opened, by whatever program. `view`: a page was in view for at least two seconds, with a gesture.
 * `dwell`: the page of an earlier view stayed in view. `download`: a document or a file was fetched. `trap`: a link was
 * followed that no person can see. `forward`: a link was used in a way that suggests another person.
 */
export const engagementKindSchema = z.enum(["hit", "view", "dwell", "download", "trap", "forward"])
export type EngagementKind = z.infer<typeof engagementKindSchema>

/** How sure it is that a person was there. Only `human` counts in totals; the others are kept and shown as what they are. */
export const engagementClassSchema = z.enum(["human", "unknown", "likely_bot"])
export type EngagementClass = z.infer<typeof engagementClassSchema>

/** Why an event has its class (docs/guides/engagement.md). Stored: released names never change. */
export const engagementReasonSchema = z.enum([
  "shown_with_gesture",
  "session_of_person",
  "no_gesture_yet",
  "no_agent",
  "known_agent",
  "old_browser",
  "hidden_link",
  "every_link",
  "soon_after_mail",
  "address_of_scanner",
  "other_device",
])
export type EngagementReason = z.infer<typeof engagementReasonSchema>

/** One thing that happened through a link, as staff see it. */
export const engagementEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: engagementKindSchema.exclude(["dwell"]),
  class: engagementClassSchema,
  reason: engagementReasonSchema,
  link_id: idSchema,
  /** The link's recipient. That the link was used says nothing about by whom. */
  recipient_name: z.string(),
  page: engagementPageSchema.nullable(),
  /** How long the page was in view. Null for what is not a view. */
  dwell_ms: z.number().int().nullable(),
  /** What was longest in view, at most three: ids of the page's sections. */
  sections: z.array(z.string()),
  /** A document's kind, or a file's name. */
  document: z.string().nullable(),
  /** Such as "Chrome on Windows". */
  device: z.string().nullable(),
  /** Seconds between the link's last e-mail and this, within its first minute. */
  seconds_after_mail: z.number().int().nullable(),
  /** How many of the same kind this entry stands for. */
  count: z.number().int(),
})
export type EngagementEntry = z.infer<typeof engagementEntrySchema>

/** Entries of an account that staff are shown. */
export const MAX_ACCOUNT_ENTRIES = 100
export const accountEngagementSchema = z.object({ entries: z.array(engagementEntrySchema) })
export type AccountEngagement = z.infer<typeof accountEngagementSchema>
