import { subjectFacts } from "./decision-record"
import { differences, type Recorded } from "./recorded"
import type { RequestRow } from "./service"

const CLOSED_BY: Record<string, string> = {
  "approval.withdrawn": "withdrawn",
  "approval.superseded": "superseded",
}

/** Where a request stands by the entries about it, which come in the order in which they were made. */
const stateBy = (about: Recorded[]): string => {
  const last = about.at(-1)
  const decision = last?.facts["decision"]
  return typeof decision === "string" ? decision : (CLOSED_BY[last?.kind ?? ""] ?? "open")
}

/** Entries of before actors had a type name nobody where the portal asked by itself. */
const requesterOf = (row: RequestRow, personal: Record<string, string | null>): string | null =>
  row.requested_by_type === "system" && personal["requested_by"] === null ? null : row.requested_by_name

/** Each request is recorded, each recorded one is there, and it stands where its entries leave it. */
export const verifyRequests = (recorded: Recorded[], requests: RequestRow[]): string[] => {
  const rows = new Map(requests.map((row) => [row.id, row]))
  const asked = recorded.flatMap((entry) =>
    entry.kind === "approval.requested" && entry.facts.request_id ? [{ ...entry, id: entry.facts.request_id }] : [],
  )
  const faults = asked.flatMap(({ id, facts, personal }) => {
    const row = rows.get(id)
    rows.delete(id)
    if (!row) return [`request ${id} is missing`]
    const state = stateBy(recorded.filter((entry) => entry.facts.request_id === id))
    return [
      ...differences(`request ${id}`, { ...subjectFacts(row), state: row.state }, { ...facts, state }),
      ...(personal ? differences(`request ${id}`, { requested_by: requesterOf(row, personal) }, personal) : []),
    ]
  })
  return [...faults, ...[...rows.keys()].map((id) => `request ${id} was never recorded`)]
}
