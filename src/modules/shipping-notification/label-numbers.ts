import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"

/** Labels of some fulfillments, or all that changed since a moment; null for all. */
export type ChangedLabels = { fulfillment_ids: readonly string[] } | { since: Date | null }

const INDEX = (which: string): string => `
  INSERT INTO portal_label_number (fulfillment_id, number_key)
  SELECT DISTINCT b.fulfillment_id, portal_tracking_key(b.tracking_number) FROM fulfillment_label b
   WHERE b.deleted_at IS NULL AND portal_tracking_key(b.tracking_number) <> '' AND ${which}
      ON CONFLICT DO NOTHING RETURNING number_key`

/** A carrier may have reported of a parcel before its number was known here. */
const REPORTED = `
  SELECT DISTINCT ON (number_key) id FROM portal_carrier_event
   WHERE number_key = ANY(?) AND deleted_at IS NULL ORDER BY number_key, created_at DESC`

const insertNumbers = async (trx: Knex, labels: ChangedLabels): Promise<string[]> => {
  const { rows } =
    "fulfillment_ids" in labels
      ? await trx.raw<{ rows: { number_key: string }[] }>(INDEX("b.fulfillment_id = ANY(?)"), [
          [...labels.fulfillment_ids],
        ])
      : await trx.raw<{ rows: { number_key: string }[] }>(
          INDEX("b.updated_at >= coalesce(?::timestamptz, '-infinity')"),
          [labels.since],
        )
  return [...new Set(rows.map(({ number_key }) => number_key))]
}

/**
 * Notes the numbers on Medusa's own labels, so that a carrier's report finds its package by an index. A number that was taken
 * off stays noted: who looks it up compares it with the label. Saying the same again changes nothing.
 * @param job what follows from a report that is there already
 * @returns how many numbers were new
 */
export const indexLabels = async (
  trx: Knex,
  labels: ChangedLabels,
  job: (event_id: string) => QueuedJob,
): Promise<number> => {
  const numbers = await insertNumbers(trx, labels)
  if (numbers.length === 0) return 0
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(REPORTED, [numbers])
  await enqueueAll(
    trx,
    rows.map(({ id }) => job(id)),
  )
  return numbers.length
}
