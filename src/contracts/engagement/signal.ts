import { z } from "zod"

/**
 * What a project's engagement suggests (docs/guides/engagement.md). `hot`: an open request was viewed several times and
 * something was downloaded. `cold`: it was viewed once, and not for a week. `saw_revision` and `revision_unseen`: whether
 * the page was viewed since the newest version was sent. `unseen_week`: sent a week ago and never viewed.
 */
export const ENGAGEMENT_SIGNALS = ["hot", "cold", "saw_revision", "revision_unseen", "unseen_week"] as const

/** A signal with the facts that it follows from. */
export const engagementSignalSchema = z.object({
  signal: z.enum(ENGAGEMENT_SIGNALS),
  /** By persons, within the last seven days. */
  views: z.number().int(),
  downloads: z.number().int(),
  /** Since the last view; since it was sent where there is none. */
  days: z.number().int(),
  /** The version that the newest request is about; null without one. */
  version: z.number().int().nullable(),
})
export type EngagementSignal = z.infer<typeof engagementSignalSchema>
