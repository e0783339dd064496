import { sha256Hex } from "../../lib/digest"
import { differences, type Recorded } from "./recorded"
import type { DecisionRow } from "./service"

/** What a decision's row says, as its entry says it. */
const spokenOf = (row: DecisionRow): Record<string, unknown> => ({
  decision: row.kind,
  request_id: row.request_id,
  subject_id: row.order_id,
  subject_version: row.version,
  document_sha256: row.document_sha256,
  amount: row.amount,
  currency_code: row.currency_code,
  decided_at: row.decided_at.toISOString(),
  message_sha256: row.message ? sha256Hex(row.message) : null,
  link_id: row.link_id,
  channel: row.recorded_channel,
  recorded_by_id: row.recorded_by_id,
})

/** Who stands on its stamp. */
const peopleOf = ({ name, email, recorded_by_name }: DecisionRow): Record<string, unknown> => ({
  name,
  email,
  recorded_by: recorded_by_name,
})

/** Each decision is recorded, each recorded one is there, and both say the same. */
export const verifyDecisions = (recorded: Recorded[], decisions: DecisionRow[]): string[] => {
  const rows = new Map(decisions.map((row) => [row.id, row]))
  const faults = recorded.flatMap(({ kind, facts, personal }) => {
    const id = kind.startsWith("decision.") ? facts.decision_id : undefined
    if (id === undefined) return []
    const row = rows.get(id)
    rows.delete(id)
    if (!row) return [`decision ${id} is missing`]
    const people = personal ? differences(`decision ${id}`, peopleOf(row), personal) : []
    return [...differences(`decision ${id}`, spokenOf(row), facts), ...people]
  })
  return [...faults, ...[...rows.keys()].map((id) => `decision ${id} was never recorded`)]
}
