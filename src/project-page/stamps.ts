import type { ApprovalRequest, DecisionStamp, ShownActor, StageMove } from "../contracts"
import type { DecisionRow, RequestRow } from "../modules/approval/service"
import type { StageMoveRow } from "../modules/project/service"
import { actorOfRow } from "../lib/actor-columns"

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
})

/** @param currentSha256 of the document that the order would give now; a request on another one is out of date */
export const toApprovalRequest = (request: RequestRow, currentSha256: string): ApprovalRequest => ({
  id: request.id,
  version: request.version,
  state: request.state,
  is_current: request.document_sha256 === currentSha256,
  requested_at: request.created_at.toISOString(),
  requested_by: { type: request.requested_by_type, name: request.requested_by_name },
  message: request.message,
  amount: request.amount,
  currency_code: request.currency_code,
  document_sha256: request.document_sha256,
  changes: request.changes,
})

export const toMove = (move: StageMoveRow): StageMove => ({
  stage_id: move.stage_id,
  stage_name: move.stage_name,
  at: move.created_at.toISOString(),
  actor: actorOfRow(move),
})
