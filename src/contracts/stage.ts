import { z } from "zod"
import { actorSchema } from "./actor"
import { idSchema, instantSchema } from "./common"
import { accentSchema } from "./shop"

/**
 * What a stage means to the machine; its name and colour are the shop's. A decision moves an order from `quote` and
 * `approval` onwards, a shipment shows at least `shipped`, a delivery at least `delivered`. `production` stages are
 * moved by staff alone.
 */
export const stageRoleSchema = z.enum(["quote", "approval", "production", "shipped", "delivered"])
export type StageRole = z.infer<typeof stageRoleSchema>

export const stageSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  color: accentSchema,
  role: stageRoleSchema,
  /** The work is over once an order stands here; at least one stage says so. */
  is_done: z.boolean(),
})
export type Stage = z.infer<typeof stageSchema>

/** The whole ordered list is replaced at once; a stage without id is new. A stage that a project stands on cannot go. */
export const replaceStagesSchema = z.object({
  stages: z
    .array(stageSchema.extend({ id: idSchema.optional() }))
    .min(2)
    .max(20),
})
export type ReplaceStages = z.infer<typeof replaceStagesSchema>

export const moveStageSchema = z.object({ stage_id: idSchema })

export const stageMoveSchema = z.object({
  stage_id: idSchema,
  stage_name: z.string(),
  at: instantSchema,
  actor: actorSchema,
})
export type StageMove = z.infer<typeof stageMoveSchema>
