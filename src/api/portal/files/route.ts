import { uploadFile } from "../../../contracts/routes/file"
import { toPortalFile } from "../../../file-view/portal-file"
import { addFile, placeOfSession } from "../../../workflows/file/add-file"
import { implement } from "../../implement"
import { drain } from "../../serve-file"
import { clientOf } from "../portal-session"

export const POST = implement(uploadFile, async ({ container, req, query, session }) => {
  try {
    const owner = { actor: clientOf(session), place: await placeOfSession(container, session) }
    return { file: toPortalFile(await addFile(container, req, query, owner)) }
  } catch (error) {
    drain(req)
    throw error
  }
})
