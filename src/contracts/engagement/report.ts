import { z } from "zod"
import { commaSeparated, daySchema, idSchema } from "../common"

/** Longest span that a report covers, in days. */
const MAX_DAYS = 1_100

/** The projects of a report: those first sent within the days, both included, in UTC. */
export const engagementQuerySchema = z
  .object({
    from: daySchema,
    to: daySchema,
    owner_id: commaSeparated(idSchema).optional(),
    customer_id: idSchema.optional(),
  })
  .strict()
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < MAX_DAYS * 86_400_000, { path: ["to"] })
export type EngagementQuery = z.output<typeof engagementQuerySchema>

/** How far projects got. Each step counts alone: a decision by phone needs no view. */
const stepsSchema = z.object({
  sent: z.number().int(),
  opened: z.number().int(),
  decided: z.number().int(),
  approved: z.number().int(),
  paid: z.number().int(),
})

const groupSchema = stepsSchema.extend({
  /** Of a user or a customer; null for projects without one. */
  id: z.string().nullable(),
  name: z.string(),
  views: z.number().int(),
  downloads: z.number().int(),
  /** Median time from the first share to the first decision; null without a decision. */
  median_hours: z.number().nullable(),
})
export type EngagementGroup = z.infer<typeof groupSchema>

export const DECISION_TIMES = ["hour", "day", "three_days", "week", "longer"] as const

export const engagementReportSchema = z.object({
  steps: stepsSchema,
  /** From the first share to the first decision. */
  decision_time: z.object({
    median_hours: z.number().nullable(),
    /** Nine of ten were faster. */
    p90_hours: z.number().nullable(),
    /** How many took up to an hour, a day, three days, a week, or longer. */
    spread: z.array(z.object({ within: z.enum(DECISION_TIMES), count: z.number().int() })),
  }),
  /** What happened on each day or, over more than three months, in each week from Monday. Also on projects sent earlier. */
  unit: z.enum(["day", "week"]),
  series: z.array(
    z.object({
      day: daySchema,
      views: z.number().int(),
      downloads: z.number().int(),
      /** Maybe by persons. */
      doubtful_views: z.number().int(),
      /** Openings and downloads by programs. */
      programs: z.number().int(),
    }),
  ),
  /** Those with most projects first, at most 50 of each. */
  reps: z.array(groupSchema),
  clients: z.array(groupSchema),
})
export type EngagementReport = z.infer<typeof engagementReportSchema>
