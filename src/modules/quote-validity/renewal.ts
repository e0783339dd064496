import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { RenewalRow } from "./rows"
import { requireValidity } from "./validity"

/**
 * Notes that a client wants a renewed quote, once for each expiry. The caller holds the project's chain.
 * @returns null when the quote is valid (again), or when someone has asked already
 * @throws MedusaError not_allowed for a request that stays valid
 */
export const insertRenewal = async (
  trx: Knex,
  request_id: string,
  by: { link_id: string; name: string },
): Promise<RenewalRow | null> => {
  const { valid_until, is_expired } = await requireValidity(trx, request_id)
  if (!is_expired) return null
  const [renewal] = await trx("portal_quote_renewal")
    .insert({
      id: generateEntityId(undefined, "pqren"),
      request_id,
      valid_until,
      link_id: by.link_id,
      requested_by_name: by.name,
    })
    .onConflict()
    .ignore()
    .returning<RenewalRow[]>("*")
  return renewal ?? null
}

/** Links whose recipients asked for a renewal after the given expiry. */
export const renewalLinks = async (knex: Knex, request_id: string, valid_until: Date): Promise<string[]> => {
  const rows = await knex<RenewalRow>("portal_quote_renewal")
    .where({ request_id, valid_until })
    .whereNull("deleted_at")
    .select("link_id")
  return rows.map(({ link_id }) => link_id)
}
