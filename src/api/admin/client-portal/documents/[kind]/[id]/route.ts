import { getStaffDocument } from "../../../../../../contracts/routes/document"
import { findDocument } from "../../../../../../documents/make-document"
import { readDocument } from "../../../../../../documents/read-document"
import { implement } from "../../../../../implement"
import { serveDocument } from "../../../../../serve-document"

export const GET = implement(getStaffDocument, async ({ container, params, query, res }) => {
  const source = await findDocument(container, params.kind, params.id)
  return serveDocument(res, await readDocument(container, params, source, query.locale ?? null))
})
