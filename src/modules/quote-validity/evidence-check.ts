import type { EvidenceFinding } from "../../contracts"
import { VALIDITY_RULE, requestedValiditySchema } from "../../contracts/quote-validity"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"
import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import type { ValidityRow } from "./rows"

/** Until when each request is valid, as the entries say: the date it was opened with, or the newest extension. */
const recordedDates = (entries: EvidenceEntry[]): Map<string, string> => {
  const dates = new Map<string, string>()
  for (const { kind, facts } of entries) {
    if (kind === "approval.requested") {
      const asked = requestedValiditySchema.safeParse(facts.rules?.[VALIDITY_RULE])
      if (asked.success) dates.set(facts.request_id, asked.data.valid_until)
    }
    if (kind === "validity.extended") dates.set(facts.request_id, facts.valid_until)
  }
  return dates
}

/** Compares until when a project's requests can be approved with the entries about it. */
export const validityEvidenceCheck: EvidenceCheck = async (knex, project_id, entries) => {
  const recorded = recordedDates(entries)
  const rows = await knex<ValidityRow>("portal_quote_validity").where({ project_id }).whereNull("deleted_at")
  const kept = new Map(rows.map((row) => [row.request_id, row]))
  const missing = [...recorded.keys()]
    .filter((id) => !kept.has(id))
    .map((id): EvidenceFinding => ({ code: "record_missing", message: `the validity of request ${id} is missing` }))
  const compared = rows.flatMap(({ request_id, valid_until }): EvidenceFinding[] => {
    const date = recorded.get(request_id)
    return date === undefined
      ? [{ code: "record_unrecorded", message: `the validity of request ${request_id} was never recorded` }]
      : differences(
          `validity of request ${request_id}`,
          { valid_until: valid_until.toISOString() },
          { valid_until: date },
        )
  })
  return [...missing, ...compared]
}
