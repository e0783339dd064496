import { deleteFile, getFile } from "../../../../contracts/routes/file"
import { toPortalFile } from "../../../../file-view/portal-file"
import { readFileFor } from "../../../../file-view/read-file"
import { portalServices } from "../../../../lib/services"
import { clientFileJobs } from "../../../../workflows/file/jobs"
import { implement } from "../../../implement"
import { clientOf } from "../../portal-session"

export const GET = implement(getFile, async ({ container, params, session }) => ({
  file: toPortalFile(await readFileFor(container, params.id, session)),
}))

export const DELETE = implement(deleteFile, async ({ container, params, session }) => {
  const { uploads } = portalServices(container).files
  await uploads.removeUnused(params.id, clientOf(session), clientFileJobs.onRemoval)
})
