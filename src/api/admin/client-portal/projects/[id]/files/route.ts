import { uploadProjectFile } from "../../../../../../contracts/routes/file"
import { toPortalFile } from "../../../../../../file-view/portal-file"
import { portalServices } from "../../../../../../lib/services"
import { addFile } from "../../../../../../workflows/file/add-file"
import { implement } from "../../../../../implement"
import { drain } from "../../../../../serve-file"

export const POST = implement(uploadProjectFile, async ({ container, req, params, query, actor }) => {
  try {
    const { id: project_id, order_id } = await portalServices(container).projects.getProject(params.id)
    const file = await addFile(container, req, query, { actor, place: { project_id, order_id } })
    return { file: toPortalFile(file) }
  } catch (error) {
    drain(req)
    throw error
  }
})
