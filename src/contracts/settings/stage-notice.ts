import { z } from "zod"
import { LIMITS } from "../common"
import type { Stage } from "../stage"
import type { SettingsDefinition } from "./define-settings"

/** Whether clients are told that their order has come to a stage. */
export const stageNoticeSchema = z.object({
  is_on: z.boolean(),
  /** What the mail says about the stage, in the shop's own words; null for none. */
  text: z.string().trim().min(1).max(LIMITS.shortText).nullable(),
})
export type StageNoticeSetting = z.infer<typeof stageNoticeSchema>

const storedNotices = z.record(z.string(), stageNoticeSchema.partial())

/** By the stage's id. */
export const stageNoticeSettings: SettingsDefinition<z.output<typeof storedNotices>> = {
  namespace: "stage_notices",
  schema: storedNotices,
  changes: storedNotices,
  defaults: {},
}

/**
 * What staff chose for a stage, over the default: clients are told of stages of the production. Of the others they learn by
 * mails of their own: requests for approval, and news of shipments.
 */
export const stageNoticeOf = (
  { role }: Pick<Stage, "role">,
  chosen: Partial<StageNoticeSetting> = {},
): StageNoticeSetting => ({ is_on: role === "production", text: null, ...chosen })
