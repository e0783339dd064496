import type { Stage } from "../../contracts"
import type { PortalSettingsModuleService } from "../../modules/portal-settings/service"
import type { StageTarget } from "../../modules/project/service"

/** A stage of the settings as a place to put a project, which is checked again in the transaction that puts it there. */
export const stageTarget = (settings: PortalSettingsModuleService, stage: Pick<Stage, "id" | "name">): StageTarget => ({
  id: stage.id,
  name: stage.name,
  assertKept: (trx) => settings.assertStageKept(stage.id, trx),
})
