import type { MedusaContainer } from "@medusajs/framework/types"
import { decideApproval } from "../../../../../contracts/routes/approval"
import { portalServices } from "../../../../../lib/services"
import { DecisionRefused, refusalFor, refusedDecision } from "../../../../../modules/approval/errors"
import { isRepeated } from "../../../../../modules/approval/repeated-decision"
import type { DecisionRow } from "../../../../../modules/approval/rows"
import { readShown, renderedTo } from "../../../../../project-page/rendering"
import { toStamp } from "../../../../../project-page/stamps"
import { runDecision } from "../../../../../workflows/approval/run-decision"
import { repeatsRules } from "../../../../../workflows/approval/run-rules"
import { depositToPay } from "../../../../../workflows/payment/approve-and-pay"
import { withDecisionConflict } from "../../../../decision-conflict"
import { implement } from "../../../../implement"
import { clientInfo } from "../../../client-info"

const answerOf = async (container: MedusaContainer, decision: DecisionRow) => ({
  decision: toStamp(decision),
  deposit_invoice_id: await depositToPay(container, decision),
})

/** A client's binding decision on exactly what this session was shown. Repeating the same decision answers the first. */
export const POST = implement(decideApproval, async ({ session, params, body, container, req }) => {
  const { approvals, tokens } = portalServices(container)
  const shown = await readShown(container, params.id, session.order_id)
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
    rules: body.rules,
    made: {
      by: "client" as const,
      session_id: session.session_id,
      link_id: session.id,
      given_by_link_id: session.given_by_link_id,
      given_by_name: (await tokens.getLink(session.id)).given_by_name,
      recipient_name: session.recipient_name,
      recipient_email: session.recipient_email,
      consent: isApproval ? { text: consent.text, sha256: consent.sha256 } : null,
      terms: isApproval ? consent.terms : null,
      client: clientInfo(req),
    },
  }
  return await withDecisionConflict(container, async () => {
    try {
      if (!shown_at) throw new DecisionRefused(refusalFor(request.state), request.id)
      const { id } = await runDecision(container, {
        ...input,
        made: { ...input.made, shown_at: shown_at.toISOString() },
      })
      // A client who decides has the page in view, however quickly they were done.
      await tokens.recordOpened(session.id, session.session_id)
      return await answerOf(container, await approvals.getDecision(id))
    } catch (error) {
      const decision = refusedDecision(error) && (await approvals.decisionOf(request.id))
      if (decision && isRepeated(decision, input) && repeatsRules(decision, body.rules))
        return await answerOf(container, decision)
      throw error
    }
  })
})
