import { model } from "@medusajs/framework/utils"

/** Each move of a project, with the stage's name as it was then: stages are renamed, history is not. */
export const StageMove = model.define(
  { name: "PortalStageMove", tableName: "portal_stage_move" },
  {
    id: model.id({ prefix: "pmove" }).primaryKey(),
    project_id: model.text().index(),
    stage_id: model.text(),
    stage_name: model.text(),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)
