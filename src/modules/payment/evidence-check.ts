import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import type { PaymentRow } from "./rows"

/** Compares booked payments of a project with the entries about them. */
export const paymentEvidenceCheck: EvidenceCheck = async (knex, project_id, entries) => {
  const rows = await knex<PaymentRow>("portal_payment")
    .where({ project_id })
    .whereNotNull("booked_at")
    .whereNull("deleted_at")
  const ids = new Set(rows.map(({ id }) => id))
  const recorded = new Map(
    entries.flatMap(({ kind, facts }) => (kind === "payment.recorded" ? [[facts.payment_id, facts]] : [])),
  )
  const missing = [...recorded.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => ({ code: "record_missing" as const, message: `payment ${id} is missing` }))
  const compared = rows.flatMap((row) => {
    const entry = recorded.get(row.id)
    const what = `payment ${row.id}`
    if (!entry) return [{ code: "record_unrecorded" as const, message: `${what} has no entry` }]
    const { invoice_id, method, amount, currency_code, medusa_payment_id, stripe_payment_intent_id } = row
    const said = { invoice_id, method, amount, currency_code, medusa_payment_id, stripe_payment_intent_id }
    return differences(what, said, entry)
  })
  return [...missing, ...compared]
}
