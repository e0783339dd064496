import { getRendering } from "../../../../contracts/routes/approval"
import { portalServices } from "../../../../lib/services"
import { readShown, renderedTo } from "../../../../project-page/rendering"
import { toApprovalRequest } from "../../../../project-page/stamps"
import { readSubjectState } from "../../../../workflows/approval/subject-state"
import { implement } from "../../../implement"

/** The nonce covers the pinned document, the consent text and the approval rules. Reading a rendering changes nothing. */
export const GET = implement(getRendering, async ({ session, params, container }) => {
  const shown = await readShown(container, params.id, session.order_id)
  const { request, document, consent, rules } = shown
  const { is_current } = await readSubjectState(container, request)
  const shown_at = new Date()
  const nonce = await portalServices(container).approvals.issueNonce(renderedTo(session.session_id, shown), shown_at)
  return {
    request: toApprovalRequest(request, { is_current, rules }),
    document,
    document_sha256: request.document_sha256,
    consent: { text: consent.text, sha256: consent.sha256 },
    terms: consent.terms,
    rules,
    shown_at: shown_at.toISOString(),
    nonce,
  }
})
