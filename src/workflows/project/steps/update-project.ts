import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { UpdateProject } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"

/** Sets what is given. Undone, the fields read as before. */
export const updateProjectStep = createStep(
  "update-portal-project",
  async ({ project_id, changes }: { project_id: string; changes: UpdateProject }, { container }) => {
    const { projects } = portalServices(container)
    if (changes.owner_user_id) {
      const [owner] = await container.resolve(Modules.USER).listUsers({ id: [changes.owner_user_id] })
      if (!owner) throw portalError("owner_gone", "The chosen owner is no longer a member of staff.")
    }
    const { name, po_number, in_hands_date, ship_date, owner_user_id } = await projects.getProject(project_id)
    await projects.saveFields(project_id, changes)
    return new StepResponse(
      { project_id },
      { project_id, before: { name, po_number, in_hands_date, ship_date, owner_user_id } },
    )
  },
  async (undo, { container }) => {
    if (undo) await portalServices(container).projects.saveFields(undo.project_id, undo.before)
  },
)
