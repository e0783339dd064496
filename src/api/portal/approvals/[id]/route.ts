import { getRendering } from "../../../../contracts/routes/approval"
import { portalServices } from "../../../../lib/services"
import { documentKeyOf } from "../../../../project-page/freshness"
import { readCurrentSha256, readShown, renderedTo } from "../../../../project-page/rendering"
import { toApprovalRequest } from "../../../../project-page/stamps"
import { implement } from "../../../implement"

/** The nonce covers the pinned document and the consent text. Reading a rendering changes nothing. */
export const GET = implement(getRendering, async ({ session, params, container }) => {
  const shown = await readShown(container, params.id, session.order_id)
  const { request, document, consent } = shown
  const current = await readCurrentSha256(container, session.order_id, documentKeyOf(session.keys))
  const shown_at = new Date()
  const nonce = await portalServices(container).approvals.issueNonce(renderedTo(session.session_id, shown), shown_at)
  return {
    request: toApprovalRequest(request, current),
    document,
    document_sha256: request.document_sha256,
    consent: { text: consent.text, sha256: consent.sha256 },
    terms: consent.terms,
    shown_at: shown_at.toISOString(),
    nonce,
  }
})
