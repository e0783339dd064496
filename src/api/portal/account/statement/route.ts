import { findAccountStatement } from "../../../../account-view/find-account-document"
import { getAccountStatement } from "../../../../contracts/routes/document"
import { readDocument } from "../../../../documents/read-document"
import { implement } from "../../../implement"
import { serveDocument } from "../../../serve-document"
import { accountSessionOf } from "../account-access"

export const GET = implement(getAccountStatement, async ({ container, query, session, res }) => {
  const { customer_id: id } = accountSessionOf(session)
  const source = await findAccountStatement(container, id)
  return serveDocument(res, await readDocument(container, { kind: "statement", id }, source, query.locale ?? null))
})
