import { getFileOriginal } from "../../../../../contracts/routes/file"
import { readFileFor } from "../../../../../file-view/read-file"
import { implement } from "../../../../implement"
import { recordOf } from "../../../engagement"
import { serveOriginal } from "../../../../serve-file"

export const GET = implement(getFileOriginal, async ({ params, session, ...http }) => {
  const file = await readFileFor(http.container, params.id, session)
  recordOf(http.container, http.req, session, { kind: "download", document: file.name })
  return await serveOriginal(http, file)
})
