import type { MedusaContainer } from "@medusajs/framework/types"
import type { DecisionConflict } from "../contracts"
import { portalServices } from "../lib/services"
import type { RefusedDecision } from "../modules/approval/errors"
import { diffDocuments } from "../project-page/document-diff"
import { readCurrentDocument } from "../project-page/rendering"
import { toStamp } from "../project-page/stamps"

/** The 409 that tells what happened instead: who decided, or how the order differs from what was shown. */
export const decisionConflict = async (
  container: MedusaContainer,
  refused: RefusedDecision,
): Promise<DecisionConflict> => {
  const { approvals } = portalServices(container)
  const request = await approvals.getRequest(refused.requestId)
  const decision = await approvals.decisionOf(request.id)
  const pinned = await approvals.getDocument(request.document_sha256)
  const current = await readCurrentDocument(container, request.order_id)
  return {
    type: "conflict",
    code: refused.code,
    message: refused.message,
    decision: decision && toStamp(decision),
    changes: refused.code === "decided" ? [] : diffDocuments(pinned, current.document),
  }
}
