import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import type { InvoiceRow } from "./rows"

/** Compares issued and voided invoices of a project with the entries about them. */
export const invoiceEvidenceCheck: EvidenceCheck = async (knex, project_id, entries) => {
  const rows = await knex<InvoiceRow>("portal_invoice")
    .where({ project_id })
    .whereNotNull("issued_at")
    .whereNull("deleted_at")
  const kept = new Map(rows.map((row) => [row.id, row]))
  const issued = new Map(
    entries.flatMap(({ kind, facts }) => (kind === "invoice.issued" ? [[facts.invoice_id, facts]] : [])),
  )
  const voided = new Map(
    entries.flatMap(({ kind, facts }) => (kind === "invoice.voided" ? [[facts.invoice_id, facts]] : [])),
  )
  const missing = [...issued.keys()]
    .filter((id) => !kept.has(id))
    .map((id) => ({ code: "record_missing" as const, message: `invoice ${id} is missing` }))
  const compared = rows.flatMap((row) => {
    const entry = issued.get(row.id)
    const what = `invoice ${row.id}`
    if (!entry) return [{ code: "record_unrecorded" as const, message: `${what} has no entry` }]
    const {
      kind: invoice_kind,
      purpose,
      number,
      issued_on,
      due_on,
      total,
      currency_code,
      document_sha256,
      corrects_id,
    } = row
    const said = {
      invoice_kind,
      purpose,
      number,
      issued_on,
      due_on,
      total,
      currency_code,
      document_sha256,
      corrects_id,
    }
    const voiding = voided.get(row.id)
    return [
      ...differences(what, said, entry),
      ...differences(
        `voiding of ${what}`,
        { is_void: row.voided_at !== null, reason: row.void_reason },
        { is_void: voiding !== undefined, reason: voiding?.reason },
      ),
    ]
  })
  return [...missing, ...compared]
}
