import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { enqueue, type QueuedJob } from "../../lib/jobs/queued-job"
import type { StripeEventRow } from "./rows"

export type NewStripeEvent = Pick<StripeEventRow, "id" | "type" | "is_live" | "object_id" | "payload">

/**
 * Keeps an event with the job that processes it; one that is known already leaves no second job.
 * @returns whether it was new
 */
export const storeEvent = async (trx: Knex, event: NewStripeEvent, job: QueuedJob): Promise<boolean> => {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO portal_stripe_event (id, type, is_live, object_id, payload) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [event.id, event.type, event.is_live, event.object_id, JSON.stringify(event.payload)],
  )
  if (rows.length === 0) return false
  await enqueue(trx, job)
  return true
}

/** @param problem why nothing followed from it; null where something did */
export const noteProcessed = async (knex: Knex, id: string, problem: string | null): Promise<void> => {
  const processed_at = new Date()
  await knex<StripeEventRow>("portal_stripe_event")
    .where({ id })
    .update({ processed_at, problem, updated_at: processed_at })
}

export const findEvent = async (knex: Knex, id: string): Promise<StripeEventRow | null> =>
  (await knex<StripeEventRow>("portal_stripe_event").where({ id }).whereNull("deleted_at").first()) ?? null

/** Ids of events, oldest first: one, or all since a moment, or those that were never processed. */
export const listEventIds = async (knex: Knex, of: { event_id?: string; since?: Date }): Promise<string[]> => {
  const query = knex<StripeEventRow>("portal_stripe_event").whereNull("deleted_at").orderBy(["created_at", "id"])
  if (of.event_id !== undefined) void query.where({ id: of.event_id })
  else if (of.since) void query.where("created_at", ">=", of.since)
  else void query.whereNull("processed_at")
  return (await query.select("id")).map(({ id }) => id)
}

export type EventHealth = { last_event_at: Date | null; waiting: number; failed: number }

/** How deliveries go: when the last one came, how many wait to be processed, and how many of those for over an hour. */
export const readEventHealth = async (knex: Knex): Promise<EventHealth> => {
  const { rows } = await knex.raw<{ rows: EventHealth[] }>(
    `SELECT max(created_at) AS last_event_at,
            (count(*) FILTER (WHERE processed_at IS NULL))::int AS waiting,
            (count(*) FILTER (WHERE processed_at IS NULL AND created_at < now() - interval '1 hour'))::int AS failed
       FROM portal_stripe_event WHERE deleted_at IS NULL`,
  )
  return rows[0] ?? { last_event_at: null, waiting: 0, failed: 0 }
}

/** Deletes events that were processed before a moment. Stripe itself keeps them for 30 days. */
export const purgeEvents = async (knex: Knex, before: Date): Promise<number> =>
  await knex<StripeEventRow>("portal_stripe_event").where("processed_at", "<", before).delete()
