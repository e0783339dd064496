import { findAccountStatement } from "../../../../account-view/find-account-document"
import { getAccountStatement } from "../../../../contracts/routes/document"
import { readDocument } from "../../../../documents/read-document"
import { implement } from "../../../implement"
import { serveDocument } from "../../../serve-document"
import { accountReaderOf } from "../account-access"

export const GET = implement(getAccountStatement, async ({ container, query, session, res }) => {
  const reader = accountReaderOf(session)
  const { customer_id: id } = reader
  const source = await findAccountStatement(container, reader)
  return serveDocument(res, await readDocument(container, { kind: "statement", id }, source, query.locale ?? null))
})
