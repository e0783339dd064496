import { findAccountProofFile } from "../../../../../../../../../../account-view/read-vault"
import { getAccountProofPreview } from "../../../../../../../../../../contracts/routes/branding"
import { implement } from "../../../../../../../../../implement"
import { servePreview } from "../../../../../../../../../serve-file"
import { accountReaderOf } from "../../../../../../../account-access"

export const GET = implement(getAccountProofPreview, async ({ params, session, ...http }) => {
  const ids = { proof_id: params.id, file_id: params.file_id }
  return await servePreview(http, await findAccountProofFile(http.container, accountReaderOf(session), ids), params)
})
