import type { EvidenceFinding } from "../../contracts"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"
import { differences } from "../../lib/evidence/verify-project"
import { subjectFacts, textSha256 } from "./decision-record"
import type { DecisionRow } from "./rows"
import { rulesText } from "./verify-requests"

type DecisionEntry = Extract<EvidenceEntry, { kind: "decision.made" | "decision.recorded" }>

/** What a decision's row says, as its entry says it. */
const decisionFacts = (row: DecisionRow): Record<string, unknown> => ({
  ...subjectFacts(row),
  decision: row.kind,
  request_id: row.request_id,
  decided_at: row.decided_at.toISOString(),
  link_id: row.link_id,
  channel: row.recorded_channel,
  recorded_by_id: row.recorded_by_id,
  rules: rulesText(row.rules),
})

/** What a decision's row says about people, apart from its message, whose hash is among the facts. */
const peopleOf = ({ name, email, recorded_by_name }: DecisionRow) => ({
  name,
  email,
  recorded_by: recorded_by_name,
})

/**
 * With the personal data at hand the row says the same. Once it was erased the row names nobody: a name that can no longer
 * be compared could be anyone's.
 */
const personalDifferences = (what: string, row: DecisionRow, entry: DecisionEntry, isErased: boolean) => {
  const { name, email, message } = row
  if (entry.personal) {
    return [
      ...differences(what, { message_sha256: textSha256(message) }, entry.facts),
      ...differences(what, peopleOf(row), entry.personal),
    ]
  }
  return isErased ? differences(what, { name, email, message }, {}) : []
}

/** Each decision is recorded, each recorded one is there, and both say the same. */
export const verifyDecisions = (entries: EvidenceEntry[], decisions: DecisionRow[]): EvidenceFinding[] => {
  const rows = new Map(decisions.map((row) => [row.id, row]))
  const erased = new Set(
    entries.flatMap((entry) => (entry.kind === "personal.erased" ? [entry.facts.erased_entry_sha256] : [])),
  )
  const findings = entries.flatMap((entry): EvidenceFinding[] => {
    if (entry.kind !== "decision.made" && entry.kind !== "decision.recorded") return []
    const id = entry.facts.decision_id
    const row = rows.get(id)
    rows.delete(id)
    if (!row) return [{ code: "record_missing", message: `decision ${id} is missing` }]
    const what = `decision ${id}`
    return [
      ...differences(what, decisionFacts(row), { ...entry.facts, rules: rulesText(entry.facts.rules) }),
      ...personalDifferences(what, row, entry, erased.has(entry.sha256)),
    ]
  })
  const unrecorded = [...rows.keys()].map((id): EvidenceFinding => ({
    code: "record_unrecorded",
    message: `decision ${id} was never recorded`,
  }))
  return [...findings, ...unrecorded]
}
