import { getProofOriginal } from "../../../../../../../contracts/routes/proof"
import { readSentFile } from "../../../../../../../proof-view/read-sent-file"
import { implement } from "../../../../../../implement"
import { recordOf } from "../../../../../engagement"
import { serveOriginal } from "../../../../../../serve-file"

export const GET = implement(getProofOriginal, async ({ params, session, ...http }) => {
  const ids = { id: params.file_id, proof_id: params.id, order_id: session.order_id }
  const file = await readSentFile(http.container, ids)
  recordOf(http.container, http.req, session, { kind: "download", document: file.name })
  return await serveOriginal(http, file)
})
