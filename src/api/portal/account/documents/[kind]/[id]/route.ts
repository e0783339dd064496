import { findAccountDocument } from "../../../../../../account-view/find-account-document"
import { getAccountDocument } from "../../../../../../contracts/routes/account"
import { readDocument } from "../../../../../../documents/read-document"
import { implement } from "../../../../../implement"
import { serveDocument } from "../../../../../serve-document"
import { accountReaderOf } from "../../../account-access"

export const GET = implement(getAccountDocument, async ({ container, params, query, session, res }) => {
  const source = await findAccountDocument(container, accountReaderOf(session), params)
  return serveDocument(res, await readDocument(container, params, source, query.locale ?? null))
})
