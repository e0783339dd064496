import type { ApprovalSection, OrderDocument, RequestState } from "../contracts"
import { type Compared, orderDifference } from "../order-view/approved-difference"
import { orderContentSha256 } from "../order-view/order-document"
import type { ApprovalFacts } from "./approval-facts"
import type { CurrentDocument } from "./current-document"
import { memoize } from "../lib/memoize"
import { toApprovalRequest, toStamp } from "./stamps"

/**
 * The request that says where an order stands: the newest one. Once something was approved, a later request that staff
 * withdrew changes nothing about that.
 */
export const standingRequest = <R extends { state: RequestState }>(requests: R[]): R | undefined => {
  const newest = requests.at(-1)
  if (newest?.state !== "withdrawn" || !requests.some(({ state }) => state === "approved")) return newest
  return requests.findLast(({ state }) => state !== "withdrawn" && state !== "superseded")
}

/**
 * How the order differs from the version that the client approved last, as long as that approval stands: an open request
 * lists the same changes itself, and a client who asked for changes or declined has moved on.
 */
export const approvedDifference = (
  { requests, approved }: Pick<ApprovalFacts, "requests" | "approved">,
  current: Compared,
): ApprovalSection["difference"] => {
  if (!approved || standingRequest(requests)?.state !== "approved") return null
  const difference = orderDifference(approved.document, current)
  if (!difference) return null
  const { id, request_id, version, currency_code } = approved.decision
  return {
    decision_id: id,
    request_id,
    version,
    currency_code: currency_code ?? current.document.currency_code,
    ...difference,
  }
}

/**
 * The document that clients see in place of the order. A draft that was asked about shows the version that was sent until
 * staff send the next one, so that clients do not watch prices being typed. Null shows the order as it is.
 */
export const shownDocument = ({ asked }: Pick<ApprovalFacts, "asked">, isDraft: boolean): OrderDocument | null =>
  isDraft ? asked : null

/** A pinned document is kept and never changes, so it is hashed once. */
const contentSha256 = memoize(orderContentSha256)

/**
 * The approval section of page and panel. Pure, and worked out once for each state of approvals and order.
 * @param current what a client would approve right now
 */
export const toApprovalView = memoize((facts: ApprovalFacts, current: CurrentDocument): ApprovalSection => {
  const newest = facts.requests.at(-1)
  const { asked, approved } = facts
  const requested = approved && approved.decision.request_id === newest?.id ? approved.document : asked
  const is_current = requested !== null && contentSha256(requested) === current.content_sha256
  return {
    request: newest ? toApprovalRequest(newest, { is_current, rules: facts.rules.get(newest.id) }) : null,
    decisions: facts.decisions.map(toStamp),
    difference: approvedDifference(facts, current),
  }
})
