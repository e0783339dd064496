import { getStaffDocument } from "../../../../../../contracts/routes/document"
import { findDocument, makeDocument } from "../../../../../../documents/make-document"
import { implement } from "../../../../../implement"
import { serveDocument } from "../../../../../serve-document"

export const GET = implement(getStaffDocument, async ({ container, params, query, res }) => {
  const source = await findDocument(container, params.kind, params.id)
  return serveDocument(res, await makeDocument(container, source, query.locale ?? null))
})
