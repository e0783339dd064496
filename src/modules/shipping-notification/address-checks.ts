import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor, PostalAddress } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { portalError } from "../../lib/portal-error"
import type { AddressCheckRow } from "./rows"

export type NewAddressCheck = {
  project_id: string
  order_id: string
  target: string
  address_sha256: string
  /** Null confirms the address that was shown. */
  address: PostalAddress | null
  client: Pick<Actor, "id" | "name">
}

/** Answers of one order are written one after the other, so that two corrections of an address never stand open. */
const lock = async (trx: Knex, order_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_address_check:' || ?, 0))", [order_id])
}

/** Answers that one order keeps: the page reads them all. */
const MAX_ANSWERS = 200

const openCorrection = async (
  trx: Knex,
  { order_id, target }: Pick<NewAddressCheck, "order_id" | "target">,
): Promise<AddressCheckRow | undefined> =>
  await trx<AddressCheckRow>("portal_address_check")
    .where({ order_id, target, kind: "corrected" })
    .whereNull("settled_as")
    .first()

/** Whether a client sends again what stands open already, such as with a second press. */
const isRepeated = (open: AddressCheckRow | undefined, { address, address_sha256 }: NewAddressCheck): boolean =>
  open !== undefined &&
  address !== null &&
  open.address !== null &&
  open.address_sha256 === address_sha256 &&
  canonicalBytes(open.address).equals(canonicalBytes(address))

/**
 * Keeps what a client says of an address. It replaces a correction that staff have not settled yet.
 * @returns null for a correction that stands open already with the same words
 * @throws MedusaError not_allowed for an order that was answered for too often
 */
export const insertAddressCheck = async (trx: Knex, check: NewAddressCheck): Promise<AddressCheckRow | null> => {
  const { address, client, ...of } = check
  await lock(trx, of.order_id)
  if (isRepeated(await openCorrection(trx, of), check)) return null
  const answers = await trx("portal_address_check").where({ order_id: of.order_id }).limit(MAX_ANSWERS).pluck("id")
  if (answers.length >= MAX_ANSWERS)
    throw portalError("not_allowed", "This address was changed too often. Please write to your contact at the shop.")
  await trx("portal_address_check")
    .where({ order_id: of.order_id, target: of.target, kind: "corrected" })
    .whereNull("settled_as")
    .update({ settled_as: "replaced", settled_at: trx.raw("clock_timestamp()") })
  const [row] = await trx("portal_address_check")
    .insert({
      id: generateEntityId(undefined, "padc"),
      ...of,
      kind: address === null ? "confirmed" : "corrected",
      address: address === null ? null : JSON.stringify(address),
      link_id: client.id,
      client_name: client.name,
      created_at: trx.raw("clock_timestamp()"),
    })
    .returning<AddressCheckRow[]>("*")
  if (!row) throw portalError("unknown_error", "The answer was not written.")
  return row
}

/** @throws MedusaError not_found for none of this order */
export const readAddressCheck = async (knex: Knex, order_id: string, id: string): Promise<AddressCheckRow> => {
  const row = await knex<AddressCheckRow>("portal_address_check")
    .where({ id, order_id })
    .whereNull("deleted_at")
    .first()
  if (!row) throw portalError("not_found", "This correction does not exist.")
  return row
}

/** @throws MedusaError conflict for what was settled or replaced meanwhile, and for what is no correction */
export const settleAddressCheck = async (
  trx: Knex,
  { id, as, actor }: { id: string; as: "accepted" | "dismissed"; actor: Actor },
): Promise<void> => {
  const settled = await trx("portal_address_check")
    .where({ id, kind: "corrected" })
    .whereNull("settled_as")
    .update({
      settled_as: as,
      settled_at: trx.raw("clock_timestamp()"),
      settled_by_id: actor.id,
      settled_by_name: actor.name,
    })
  if (settled === 0) throw portalError("conflict", "This correction was settled meanwhile.")
}

/** Opens a correction again that could not be written to the order, unless the client has sent another one. */
export const reopenAddressCheck = async (trx: Knex, { id, order_id, target }: AddressCheckRow): Promise<void> => {
  await lock(trx, order_id)
  if (await openCorrection(trx, { order_id, target })) return
  await trx("portal_address_check")
    .where({ id })
    .update({ settled_as: null, settled_at: null, settled_by_id: null, settled_by_name: null })
}
