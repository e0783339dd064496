import { findAccountProofFile } from "../../../../../../../../account-view/read-vault"
import { getAccountProofOriginal } from "../../../../../../../../contracts/routes/branding"
import { implement } from "../../../../../../../implement"
import { serveOriginal } from "../../../../../../../serve-file"
import { accountReaderOf } from "../../../../../account-access"

export const GET = implement(getAccountProofOriginal, async ({ params: { id, file_id }, session, ...http }) => {
  const reader = accountReaderOf(session)
  return await serveOriginal(http, await findAccountProofFile(http.container, reader, { proof_id: id, file_id }))
})
