import type { ApprovalRequest, DecisionStamp, ShownActor } from "../contracts"
import type { DecisionRow, RequestRow, RuleFacts } from "../modules/approval/rows"

const recorderOf = ({ recorded_by_type: type, recorded_by_name: name }: DecisionRow): ShownActor | null =>
  type === null || name === null ? null : { type, name }

export const toStamp = (decision: DecisionRow): DecisionStamp => ({
  id: decision.id,
  request_id: decision.request_id,
  kind: decision.kind,
  version: decision.version,
  name: decision.name,
  at: decision.decided_at.toISOString(),
  message: decision.message,
  amount: decision.amount,
  currency_code: decision.currency_code,
  recorded_by: recorderOf(decision),
  recorded_channel: decision.recorded_channel,
  document_sha256: decision.document_sha256,
  rules: decision.rules,
})

/**
 * @param shown whether the subject still reads as pinned, and what the approval rules show of the request
 */
export const toApprovalRequest = (
  request: RequestRow,
  shown: { is_current: boolean; rules: RuleFacts | undefined },
): ApprovalRequest => ({
  id: request.id,
  subject: { type: request.subject_type, id: request.subject_id },
  version: request.version,
  state: request.state,
  is_current: shown.is_current,
  requested_at: request.created_at.toISOString(),
  requested_by: { type: request.requested_by_type, name: request.requested_by_name },
  message: request.message,
  amount: request.amount,
  currency_code: request.currency_code,
  document_sha256: request.document_sha256,
  changes: request.changes,
  rules: shown.rules ?? {},
})
