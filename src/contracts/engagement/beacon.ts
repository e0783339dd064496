import { z } from "zod"
import { engagementPageSchema } from "./event"

/** Ids of the sections of a page, as the portal writes them into it. */
const sectionIdSchema = z.string().regex(/^[a-z][a-z_-]{0,39}$/)

/** Longest time that one report can claim; the page reports more often than that. */
const MAX_REPORT_MS = 120_000
/** In view for so long, with a gesture, counts as shown to a person. */
export const SHOWN_MS = 2_000

/**
 * A report of a page that a person has before them. The first of a view (`seq` 0) comes once the page was in view for two
 * seconds with a gesture; later ones hold what came since. How long it really was is bounded by the server's clock.
 */
export const beaconSchema = z
  .object({
    view: z.uuid(),
    seq: z.number().int().min(0).max(10_000),
    page: engagementPageSchema,
    gesture: z.enum(["pointer", "touch", "key", "scroll"]),
    visible_ms: z.number().int().min(0).max(MAX_REPORT_MS),
    /** Time in view by section, in ms. */
    sections: z.record(sectionIdSchema, z.number().int().min(0).max(MAX_REPORT_MS)),
  })
  .strict()
  .refine(({ seq, visible_ms }) => seq > 0 || visible_ms >= SHOWN_MS, { path: ["visible_ms"] })
  .refine(({ sections }) => Object.keys(sections).length <= 30, { path: ["sections"] })
export type Beacon = z.output<typeof beaconSchema>
