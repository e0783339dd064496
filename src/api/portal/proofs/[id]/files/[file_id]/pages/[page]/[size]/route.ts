import { getProofPreview } from "../../../../../../../../../contracts/routes/proof"
import { readSentFile } from "../../../../../../../../../proof-view/read-sent-file"
import { implement } from "../../../../../../../../implement"
import { servePreview } from "../../../../../../../../serve-file"

export const GET = implement(getProofPreview, async ({ params, session: { order_id }, ...http }) => {
  const ids = { id: params.file_id, proof_id: params.id, order_id }
  return await servePreview(http, await readSentFile(http.container, ids), params)
})
