import { z } from "zod"
import { idSchema } from "../common"

const percent = z.number().min(0).max(50)

/**
 * How far the pieces that are made may differ from the pieces that were ordered, agreed for one line. `exact`: not at all.
 */
export const toleranceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exact") }),
  z.object({ kind: z.literal("percent"), over: percent, under: percent }),
])
export type Tolerance = z.infer<typeof toleranceSchema>

/** A line of the order with what was agreed, shipped and counted. */
export const countedLineSchema = z.object({
  item_id: idSchema,
  title: z.string(),
  size: z.string().nullable(),
  ordered: z.number(),
  shipped: z.number(),
  tolerance: toleranceSchema,
  /** Fewest and most pieces that the tolerance allows. */
  allowed: z.object({ from: z.number(), to: z.number() }),
  /** What staff counted; null until then. */
  final: z.number().int().min(0).nullable(),
})
export type CountedLine = z.infer<typeof countedLineSchema>

export const setTolerancesSchema = z
  .object({
    lines: z
      .array(z.object({ item_id: idSchema, tolerance: toleranceSchema }))
      .min(1)
      .max(500),
  })
  .strict()
export type SetTolerances = z.infer<typeof setTolerancesSchema>

export const setFinalCountsSchema = z
  .object({
    lines: z
      .array(z.object({ item_id: idSchema, final: z.number().int().min(0) }))
      .min(1)
      .max(500),
  })
  .strict()
export type SetFinalCounts = z.infer<typeof setFinalCountsSchema>
