import { deleteStaffFile, getStaffFile } from "../../../../../contracts/routes/file"
import { toPortalFile } from "../../../../../file-view/portal-file"
import { portalServices } from "../../../../../lib/services"
import { clientFileJobs } from "../../../../../workflows/file/jobs"
import { implement } from "../../../../implement"

export const GET = implement(getStaffFile, async ({ container, params }) => ({
  file: toPortalFile(await portalServices(container).files.uploads.get(params.id)),
}))

export const DELETE = implement(deleteStaffFile, async ({ container, params, actor }) => {
  await portalServices(container).files.uploads.removeUnused(params.id, actor, clientFileJobs.onRemoval)
})
