import type { MedusaContainer } from "@medusajs/framework/types"
import type { DecisionConflict } from "../contracts"
import { portalServices } from "../lib/services"
import { type RefusedDecision, refusedDecision } from "../modules/approval/errors"
import { DetailedRefusal } from "./errors"
import { toStamp } from "../project-page/stamps"
import { readSubjectState } from "../workflows/approval/subject-state"

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
    changes: refused.code === "decided" ? [] : (await readSubjectState(container, request)).changes,
  }
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
