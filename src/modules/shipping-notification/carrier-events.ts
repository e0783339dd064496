import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { trackingKey } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { CarrierEventRow } from "./rows"

/** What a carrier reports of a parcel. */
export type CarrierReport = Pick<
  CarrierEventRow,
  "source" | "external_id" | "carrier" | "state" | "place" | "message" | "signed_by" | "photo_url"
> & { number: string; occurred_at: Date; estimated_at: Date | null }

/**
 * Keeps what carriers report, each event once by its sender's id, together with a job for each number that something new is
 * known of: by the id of the first such event. A clock that is ahead is set right: nothing has happened later than it was reported.
 * @returns how many events were new
 */
export const storeCarrierEvents = async (
  trx: Knex,
  reports: readonly CarrierReport[],
  job: (event_id: string) => QueuedJob,
): Promise<number> => {
  const changed = new Map<string, string>()
  let count = 0
  for (const { number, occurred_at, ...report } of reports) {
    const number_key = trackingKey(number)
    if (number_key === "") continue
    const stored = await trx("portal_carrier_event")
      .insert({
        id: generateEntityId(undefined, "pcev"),
        number_key,
        occurred_at: trx.raw("least(?::timestamptz, clock_timestamp())", [occurred_at.toISOString()]),
        created_at: trx.raw("clock_timestamp()"),
        ...report,
      })
      .onConflict(trx.raw("(source, external_id) WHERE deleted_at IS NULL"))
      .ignore()
      .returning<{ id: string }[]>("id")
    count += stored.length
    const [first] = stored
    if (first && !changed.has(number_key)) changed.set(number_key, first.id)
  }
  await enqueueAll(trx, [...changed.values()].map(job))
  return count
}

/**
 * Packages of orders, by fulfillment, that the number of an event stands on. Canceled ones are none. Labels are looked up by the
 * package: by their number alone all of the shop's would have to be read.
 */
export const findPackagesOf = async (
  knex: Knex,
  event_id: string,
): Promise<{ order_id: string; fulfillment_id: string }[]> => {
  const { rows } = await knex.raw<{ rows: { order_id: string; fulfillment_id: string }[] }>(
    `SELECT DISTINCT k.order_id, f.id AS fulfillment_id
       FROM portal_carrier_event e
      CROSS JOIN LATERAL (
        SELECT n.fulfillment_id FROM portal_label_number n WHERE n.number_key = e.number_key
         UNION SELECT t.fulfillment_id FROM portal_tracking t WHERE t.number_key = e.number_key AND t.deleted_at IS NULL
      ) known
       JOIN fulfillment_label b ON b.fulfillment_id = known.fulfillment_id AND b.deleted_at IS NULL
        AND portal_tracking_key(b.tracking_number) = e.number_key
       JOIN fulfillment f ON f.id = b.fulfillment_id AND f.deleted_at IS NULL AND f.canceled_at IS NULL
       JOIN order_fulfillment k ON k.fulfillment_id = f.id AND k.deleted_at IS NULL
      WHERE e.id = ?`,
    [event_id],
  )
  return rows
}
