import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"

export type TrackingChoice = { number: string; carrier: string | null; service: string | null }

/**
 * What staff say of the tracking numbers of a fulfillment, in place of what they said before.
 * @returns what they said before, by the numbers' keys
 */
export const replaceTracking = async (
  trx: Knex,
  { order_id, fulfillment_id }: { order_id: string; fulfillment_id: string },
  choices: readonly TrackingChoice[],
): Promise<TrackingChoice[]> => {
  const before = await trx("portal_tracking")
    .where({ fulfillment_id })
    .delete()
    .returning<({ number_key: string } & Omit<TrackingChoice, "number">)[]>(["number_key", "carrier", "service"])
  for (const { number, carrier, service } of choices)
    await trx("portal_tracking")
      .insert({
        id: generateEntityId(undefined, "ptrk"),
        order_id,
        fulfillment_id,
        number_key: trx.raw("portal_tracking_key(?)", [number]),
        carrier,
        service,
      })
      // The same number written twice is one parcel.
      .onConflict(trx.raw("(fulfillment_id, number_key) WHERE deleted_at IS NULL"))
      .merge(["carrier", "service"])
  return before.map(({ number_key, carrier, service }) => ({ number: number_key, carrier, service }))
}
