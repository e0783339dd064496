import type { MedusaContainer } from "@medusajs/framework/types"
import type { DecisionConflict, DocumentChange } from "../contracts"
import { portalServices } from "../lib/services"
import { type RefusedDecision, refusedDecision } from "../modules/approval/errors"
import type { RequestRow } from "../modules/approval/service"
import { DetailedRefusal } from "./errors"
import { diffDocuments } from "../order-view/document-diff"
import { readFreshness } from "../project-page/freshness"
import { readCurrentDocument, readCurrentSha256 } from "../project-page/rendering"
import { toStamp } from "../project-page/stamps"

/** The 409 that tells what happened instead: who decided, or how the order differs from what was shown. */
export const decisionConflict = async (
  container: MedusaContainer,
  refused: RefusedDecision,
): Promise<DecisionConflict> => {
  const { approvals } = portalServices(container)
  const request = await approvals.getRequest(refused.requestId)
  const decision = await approvals.decisionOf(request.id)
  return {
    type: "conflict",
    code: refused.code,
    message: refused.message,
    decision: decision && toStamp(decision),
    changes: refused.code === "decided" ? [] : await changesSince(container, request),
  }
}

/** How the order differs from what was shown. One that does not is known by its hash: it is neither read nor compared. */
const changesSince = async (
  container: MedusaContainer,
  { order_id, document_sha256 }: RequestRow,
): Promise<DocumentChange[]> => {
  const freshness = await readFreshness(container, order_id)
  if ((await readCurrentSha256(container, order_id, freshness)) === document_sha256) return []
  const pinned = await portalServices(container).approvals.getDocument(document_sha256)
  return diffDocuments(pinned, (await readCurrentDocument(container, order_id)).document)
}

/** Runs `act`, and answers its refusal with what happened instead. @throws DetailedRefusal (409), or what `act` throws */
export const withDecisionConflict = async <T>(container: MedusaContainer, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    const refused = refusedDecision(error)
    throw refused ? new DetailedRefusal(await decisionConflict(container, refused)) : error
  }
}
