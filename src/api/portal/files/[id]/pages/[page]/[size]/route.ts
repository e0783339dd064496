import { getFilePreview } from "../../../../../../../contracts/routes/file"
import { readFileFor } from "../../../../../../../file-view/read-file"
import { implement } from "../../../../../../implement"
import { servePreview } from "../../../../../../serve-file"

export const GET = implement(
  getFilePreview,
  async ({ params, session, ...http }) =>
    await servePreview(http, await readFileFor(http.container, params.id, session), params),
)
