import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Rendering } from "../../../../contracts"
import { portalServices } from "../../../../lib/services"
import { readCurrentSha256, readShown, renderedTo } from "../../../../project-page/rendering"
import { toApprovalRequest } from "../../../../project-page/stamps"
import { portalRoute } from "../../portal-route"
import { projectScoped, sessionOf } from "../../session-of"

/** One rendering of what is asked: the pinned document, the consent text and a nonce over both. Changes nothing. */
export const GET = portalRoute(async (req: MedusaRequest, res: MedusaResponse<Rendering>) => {
  const session = projectScoped(await sessionOf(req))
  const shown = await readShown(req.scope, req.params["id"] ?? "", session.order_id)
  const { request, document, consent } = shown
  const current = await readCurrentSha256(req.scope, session.order_id, session.freshness ?? "")
  const shown_at = new Date()
  const nonce = await portalServices(req.scope).approvals.issueNonce(renderedTo(session.session_id, shown), shown_at)
  res.json({
    request: toApprovalRequest(request, current),
    document,
    document_sha256: request.document_sha256,
    consent: { text: consent.text, sha256: consent.sha256 },
    terms: consent.terms,
    shown_at: shown_at.toISOString(),
    nonce,
  })
})
