import { getDocument } from "../../../../../contracts/routes/document"
import { findDocument } from "../../../../../documents/make-document"
import { readDocument } from "../../../../../documents/read-document"
import { portalError } from "../../../../../lib/portal-error"
import { implement } from "../../../../implement"
import { serveDocument } from "../../../../serve-document"
import { recordOf } from "../../../engagement"

export const GET = implement(getDocument, async ({ container, params, query, req, session, res }) => {
  const source = await findDocument(container, params.kind, params.id)
  // The same answer as for an id that does not exist.
  if (source.order_id !== session.order_id || !source.is_shared)
    throw portalError("not_found", "This document does not exist.")
  const document = await readDocument(container, params, source, query.locale ?? null)
  recordOf(container, req, session, { kind: "download", document: document.name })
  return serveDocument(res, document)
})
