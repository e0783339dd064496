import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type DecisionConflict, decideSchema } from "../../../../../contracts"
import { portalServices } from "../../../../../lib/services"
import { DecisionRefused, refusalFor, refusedDecision } from "../../../../../modules/approval/errors"
import { isRepeated } from "../../../../../modules/approval/repeated-decision"
import { readShown, renderedTo } from "../../../../../project-page/rendering"
import { toStamp } from "../../../../../project-page/stamps"
import { decideApprovalWorkflow } from "../../../../../workflows/approval/workflows/decide"
import { parseBody } from "../../../../validate"
import { decisionConflict } from "../../../../decision-conflict"
import { portalRoute } from "../../../portal-route"
import { writingSessionOf } from "../../../session-of"
import { trueClient } from "../../../true-client"

/** A client's binding decision on exactly what this session was shown. */
export const POST = portalRoute(async (req: MedusaRequest, res: MedusaResponse) => {
  const session = await writingSessionOf(req)
  const body = parseBody(decideSchema, req.body)
  const { approvals, tokens } = portalServices(req.scope)
  const shown = await readShown(req.scope, req.params["id"] ?? "", session.order_id)
  const { request, consent } = shown
  const shown_at = await approvals.verifyNonce(body.nonce, renderedTo(session.session_id, shown))
  const isApproval = body.decision === "approved"
  const input = {
    request_id: request.id,
    document_sha256: request.document_sha256,
    kind: body.decision,
    name: isApproval ? body.name : session.recipient_name,
    email: isApproval ? body.email : session.recipient_email,
    message: isApproval ? null : body.message,
    made: {
      by: "client" as const,
      session_id: session.session_id,
      link_id: session.id,
      given_by_link_id: session.given_by_link_id,
      recipient_email: session.recipient_email,
      consent: isApproval ? { text: consent.text, sha256: consent.sha256 } : null,
      terms: isApproval ? consent.terms : null,
      client: trueClient(req),
    },
  }
  try {
    if (!shown_at) throw new DecisionRefused(refusalFor(request.state), request.id)
    const { result } = await decideApprovalWorkflow(req.scope).run({
      input: { ...input, made: { ...input.made, shown_at: shown_at.toISOString() } },
    })
    // Whoever decides has the page before them, however quickly they were done.
    await tokens.recordOpened(session.id, session.session_id)
    res.json({ decision: toStamp(await approvals.getDecision(result.id)) })
  } catch (error) {
    const refused = refusedDecision(error)
    if (!refused) throw error
    const decision = await approvals.decisionOf(request.id)
    if (decision && isRepeated(decision, input)) {
      res.json({ decision: toStamp(decision) })
      return
    }
    const conflict: DecisionConflict = await decisionConflict(req.scope, refused)
    res.status(409).json(conflict)
  }
})
