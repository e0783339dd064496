import { getAccountStatement } from "../../../../contracts/routes/document"
import { findDocument } from "../../../../documents/make-document"
import { readDocument } from "../../../../documents/read-document"
import { portalError } from "../../../../lib/portal-error"
import { implement } from "../../../implement"
import { serveDocument } from "../../../serve-document"

export const GET = implement(getAccountStatement, async ({ container, query, session, res }) => {
  const { customer_id: id } = session
  if (id === null) throw portalError("not_found", "This account belongs to no customer.")
  const source = await findDocument(container, "statement", id)
  return serveDocument(res, await readDocument(container, { kind: "statement", id }, source, query.locale ?? null))
})
