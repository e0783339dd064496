import type { MedusaContainer } from "@medusajs/framework/types"
import { type Stage, stageNoticeOf, stageNoticeSettings } from "../../contracts"
import { portalServices } from "../../lib/services"

export type StageNotice = { stage: Stage; is_on: boolean; text: string | null }

/** Whether clients are told of a stage, and in which words; null for a stage that was removed. */
export const readStageNotice = async (container: MedusaContainer, stage_id: string): Promise<StageNotice | null> => {
  const { settings } = portalServices(container)
  const [stages, chosen] = await Promise.all([settings.getStages(), settings.get(stageNoticeSettings)])
  const stage = stages.find(({ id }) => id === stage_id)
  return stage ? { stage, ...stageNoticeOf(stage, chosen[stage_id]) } : null
}
