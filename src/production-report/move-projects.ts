import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "zod"
import type { Actor, MoveProjects, movedProjectSchema } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { moveStageWorkflow } from "../workflows/project/workflows/move-stage"

type Moved = z.infer<typeof movedProjectSchema>

/**
 * Moves projects one after the other, each in its own transaction, so that one that is gone does not hold back the rest.
 * @throws MedusaError stage_gone before the first one moves
 */
export const moveProjectsTo = async (
  container: MedusaContainer,
  { project_ids, stage_id }: MoveProjects,
  actor: Actor,
): Promise<Moved[]> => {
  const stages = await portalServices(container).settings.getStages()
  if (!stages.some(({ id }) => id === stage_id))
    throw portalError("stage_gone", "This stage no longer exists. Reload the page to see the current ones.")
  const known = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)<{ id: string }>("portal_project")
    .whereIn("id", project_ids)
    .whereNull("deleted_at")
    .pluck<string[]>("id")
  const moved: Moved[] = []
  for (const project_id of new Set(project_ids)) {
    if (!known.includes(project_id)) {
      moved.push({ project_id, outcome: "not_found" })
      continue
    }
    const { result } = await moveStageWorkflow(container).run({ input: { project_id, stage_id, actor } })
    moved.push({ project_id, outcome: result.moved ? "moved" : "unchanged" })
  }
  return moved
}
