import type { EvidenceFinding } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"
import { differences } from "../../lib/evidence/verify-project"
import { requestFacts } from "./decision-record"
import type { RequestRow, RuleFacts } from "./rows"

/** Where a request stands, and since when, by the last entry about it. `closed_at` is undefined where it was not recorded. */
const standing = (entries: EvidenceEntry[], id: string): { state: string; closed_at?: string | null | undefined } => {
  const last = entries.findLast(({ facts }) => "request_id" in facts && facts.request_id === id)
  switch (last?.kind) {
    case "decision.made":
    case "decision.recorded":
      return { state: last.facts.decision, closed_at: last.facts.decided_at }
    case "approval.withdrawn":
      return { state: "withdrawn", closed_at: last.facts.closed_at }
    case "approval.superseded":
      return { state: "superseded", closed_at: last.facts.closed_at }
    default:
      return { state: "open", closed_at: null }
  }
}

export const rulesText = (rules: RuleFacts | undefined): string => canonicalBytes(rules ?? {}).toString("utf8")

/** Keeps what the entry says: entries of earlier releases say less. */
const recordedOnly = (row: Record<string, unknown>, facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([key]) => facts[key] !== undefined))

const differencesOf = (
  row: RequestRow,
  { facts, personal }: Extract<EvidenceEntry, { kind: "approval.requested" }>,
  now: ReturnType<typeof standing>,
): EvidenceFinding[] => {
  const what = `request ${row.id}`
  const said = { ...facts, ...now, rules: rulesText(facts.rules) }
  const shown = {
    ...recordedOnly(requestFacts(row), facts),
    rules: rulesText(row.rules),
    state: row.state,
    ...(now.closed_at === undefined ? {} : { closed_at: row.closed_at?.toISOString() ?? null }),
  }
  // Entries of before actors had a type name nobody where the portal asked by itself.
  const isNameless = row.requested_by_type === "system" && personal?.requested_by === null
  return [
    ...differences(what, shown, said),
    ...(personal && !isNameless ? differences(what, { requested_by: row.requested_by_name }, personal) : []),
  ]
}

/** Each request is recorded, each recorded one is there, and it stands where its entries leave it. */
export const verifyRequests = (entries: EvidenceEntry[], requests: RequestRow[]): EvidenceFinding[] => {
  const rows = new Map(requests.map((row) => [row.id, row]))
  const findings = entries.flatMap((entry): EvidenceFinding[] => {
    if (entry.kind !== "approval.requested") return []
    const id = entry.facts.request_id
    const row = rows.get(id)
    rows.delete(id)
    if (!row) return [{ code: "record_missing", message: `request ${id} is missing` }]
    return differencesOf(row, entry, standing(entries, id))
  })
  const unrecorded = [...rows.keys()].map((id): EvidenceFinding => ({
    code: "record_unrecorded",
    message: `request ${id} was never recorded`,
  }))
  return [...findings, ...unrecorded]
}
