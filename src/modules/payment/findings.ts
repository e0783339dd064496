import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { PaymentFindingRow } from "./rows"

export type NewFinding = Pick<PaymentFindingRow, "key" | "code"> &
  Partial<Pick<PaymentFindingRow, "order_id" | "invoice_id" | "stripe_id" | "currency_code" | "booked" | "at_stripe">>

/**
 * Reports a difference once: under a key that is known nothing is written. One that comes back after it had resolved itself
 * is open again; what staff resolved stays resolved.
 */
export const addFinding = async (
  trx: Knex,
  finding: NewFinding,
  jobs: (id: string) => readonly QueuedJob[],
): Promise<void> => {
  const row = { id: generateEntityId(undefined, "pfnd"), ...finding }
  const [added] = await trx<PaymentFindingRow>("portal_payment_finding")
    .insert(row)
    .onConflict(trx.raw("(key) WHERE deleted_at IS NULL"))
    .ignore()
    .returning("id")
  if (added) return await enqueueAll(trx, jobs(added.id))
  await trx<PaymentFindingRow>("portal_payment_finding")
    .where({ key: finding.key, resolved_by_type: "system" })
    .update({ ...finding, resolved_at: null, resolved_by_type: null, resolved_by_id: null, resolved_by_name: null })
}

/** @returns whether there was such an open finding; of two callers one gets true */
export const resolveFinding = async (
  knex: Knex,
  where: { id: string } | { key: string },
  { type, id, name }: Actor,
  resolution_note: string | null,
): Promise<boolean> => {
  const changed = await knex<PaymentFindingRow>("portal_payment_finding")
    .where(where)
    .whereNull("resolved_at")
    .whereNull("deleted_at")
    .update({
      resolved_at: new Date(),
      resolution_note,
      resolved_by_type: type,
      resolved_by_id: id,
      resolved_by_name: name,
    })
  return changed > 0
}

export const findFinding = async (knex: Knex, id: string): Promise<PaymentFindingRow | null> =>
  (await knex<PaymentFindingRow>("portal_payment_finding").where({ id }).whereNull("deleted_at").first()) ?? null

const MAX_LISTED = 200

/** Open ones first, newest first. */
export const listFindings = async (knex: Knex): Promise<PaymentFindingRow[]> =>
  await knex<PaymentFindingRow>("portal_payment_finding")
    .whereNull("deleted_at")
    .orderByRaw("resolved_at IS NOT NULL, created_at DESC, id")
    .limit(MAX_LISTED)
