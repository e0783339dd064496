import { type Stage, stageNoticeOf, stageNoticeSettings } from "../../contracts"
import type { PortalSettingsModuleService } from "../../modules/portal-settings/service"
import type { StageTarget } from "../../modules/project/service"
import { stageMovedJob } from "./stage-moved-job"

/**
 * A stage of the settings as a place to put a project, which is checked again in the transaction that puts it there. The
 * clients are told in a job of that transaction, where the shop tells of the stage.
 */
export const stageTarget = (settings: PortalSettingsModuleService, stage: Stage): StageTarget => ({
  id: stage.id,
  name: stage.name,
  assertKept: (trx) => settings.assertStageKept(stage.id, trx),
  jobs: async (move_id, trx) => {
    const { [stage.id]: chosen } = await settings.get(stageNoticeSettings, trx)
    return stageNoticeOf(stage, chosen).is_on ? [stageMovedJob.with({ move_id })] : []
  },
})
