import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { DisputeRow } from "./rows"

export type DisputeFacts = Omit<DisputeRow, "id" | "created_at" | "updated_at" | "deleted_at">

/** Writes a dispute down as Stripe tells it now, one row for each payment that it takes from. */
export const saveDispute = async (trx: Knex, dispute: DisputeFacts): Promise<void> => {
  const { amount, is_withdrawn, status, reason, respond_by } = dispute
  await trx<DisputeRow>("portal_dispute")
    .insert({ id: generateEntityId(undefined, "pdsp"), ...dispute })
    .onConflict(trx.raw("(stripe_dispute_id, payment_id) WHERE deleted_at IS NULL"))
    .merge({ amount, is_withdrawn, status, reason, respond_by, updated_at: new Date() })
}
