import type { EvidenceFinding } from "../../contracts"
import { DOCUMENT_RULE, documentFactsSchema } from "../../contracts/document-rule"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"
import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import type { StoredDocumentRow } from "./service"

/** SHA-256 of the PDF of each request, as the entries say. */
const recordedPdfs = (entries: EvidenceEntry[]): Map<string, string> =>
  new Map(
    entries.flatMap(({ kind, facts }): [string, string][] => {
      if (kind !== "approval.requested") return []
      const recorded = documentFactsSchema.safeParse(facts.rules?.[DOCUMENT_RULE])
      return recorded.success ? [[facts.request_id, recorded.data.pdf_sha256]] : []
    }),
  )

/** Compares the stored PDFs of a project's requests with the entries about them. */
export const documentEvidenceCheck: EvidenceCheck = async (knex, _project_id, entries) => {
  const recorded = recordedPdfs(entries)
  const rows = await knex<StoredDocumentRow>("portal_stored_document")
    .where({ kind: "quote" })
    .whereIn("subject_id", [...recorded.keys()])
    .whereNull("deleted_at")
  const kept = new Map(rows.map((row) => [row.subject_id, row]))
  return [...recorded].flatMap(([request_id, sha256]): EvidenceFinding[] => {
    const row = kept.get(request_id)
    const what = `the PDF of request ${request_id}`
    return row
      ? differences(what, { sha256: row.sha256 }, { sha256 })
      : [{ code: "record_missing", message: `${what} is missing` }]
  })
}
