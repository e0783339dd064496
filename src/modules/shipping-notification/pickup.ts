import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { PickupPlace } from "../../contracts"
import { cleanText } from "../../lib/clean-text"
import { portalError } from "../../lib/portal-error"

type Of = { order_id: string; fulfillment_id: string }

export type PickupChange = {
  place: Pick<PickupPlace, "name" | "address" | "hours"> | null
  note: string | null
  is_ready: boolean
}

const clean = (text: string | null): string | null => (text && cleanText(text).trim()) || null

/** Keeps where a package is collected, and since when it is ready. Without a place, a carrier brings it. */
export const savePickup = async (
  trx: Knex,
  { order_id, fulfillment_id }: Of,
  { place, note, is_ready }: PickupChange,
): Promise<void> => {
  const pickup = {
    pickup_place: clean(place?.name ?? null),
    pickup_address: clean(place?.address ?? null),
    pickup_hours: clean(place?.hours ?? null),
    pickup_note: place ? clean(note) : null,
  }
  const is_waiting = place !== null && is_ready
  await trx("portal_shipment")
    .insert({
      id: generateEntityId(undefined, "pshp"),
      order_id,
      fulfillment_id,
      ...pickup,
      ready_at: is_waiting ? trx.raw("clock_timestamp()") : null,
    })
    .onConflict(trx.raw("(fulfillment_id) WHERE deleted_at IS NULL"))
    .merge({
      ...pickup,
      // Since when it is ready does not change by a change of the hours.
      ready_at: is_waiting ? trx.raw("coalesce(portal_shipment.ready_at, clock_timestamp())") : null,
      updated_at: trx.raw("clock_timestamp()"),
    })
}

/**
 * Records who came for a package.
 * @throws MedusaError not_allowed for one that is not ready for pickup; conflict for one that was collected before
 */
export const saveCollected = async (
  trx: Knex,
  { fulfillment_id }: Pick<Of, "fulfillment_id">,
  collected_by: string,
): Promise<void> => {
  const found = await trx("portal_shipment")
    .where({ fulfillment_id })
    .whereNull("deleted_at")
    .forUpdate()
    .first<{ ready_at: Date | null; collected_at: Date | null } | undefined>("ready_at", "collected_at")
  if (!found?.ready_at) throw portalError("not_allowed", "This package is not ready for pickup.")
  if (found.collected_at) throw portalError("conflict", "This package was collected before.")
  await trx("portal_shipment")
    .where({ fulfillment_id })
    .update({ collected_at: trx.raw("clock_timestamp()"), collected_by: cleanText(collected_by) })
}

/** Takes back what `saveCollected` recorded, where Medusa did not follow. */
export const undoCollected = async (trx: Knex, fulfillment_id: string): Promise<void> => {
  await trx("portal_shipment").where({ fulfillment_id }).update({ collected_at: null, collected_by: null })
}
