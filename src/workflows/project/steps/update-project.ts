import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { UpdateProject } from "../../../contracts"
import { portalServices } from "../../../lib/services"

/** Sets what is given. Undone, the fields read as before. */
export const updateProjectStep = createStep(
  "update-portal-project",
  async ({ project_id, changes }: { project_id: string; changes: UpdateProject }, { container }) => {
    const { projects } = portalServices(container)
    if (changes.owner_user_id) {
      const [owner] = await container.resolve(Modules.USER).listUsers({ id: [changes.owner_user_id] })
      if (!owner) throw new MedusaError(MedusaError.Types.INVALID_DATA, "The chosen owner is no staff member any more.")
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
