import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { MailEvent } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { MailEventRow } from "./rows"

/**
 * Keeps what mail services report, each event once by its sender's id, together with a job for each that is new, in one
 * transaction. `occurred_at` is capped at the time of the report.
 * @returns how many events were new
 */
export const storeMailEvents = async (
  knex: Knex,
  events: readonly MailEvent[],
  job: (event_id: string) => QueuedJob,
): Promise<number> =>
  await knex.transaction(async (trx) => {
    const jobs: QueuedJob[] = []
    // In one order, so that deliveries of the same events at once wait for each other instead of forever.
    const sorted = [...events].sort((a, b) => a.external_id.localeCompare(b.external_id))
    for (const { occurred_at, ...event } of sorted) {
      const [stored] = await trx("portal_mail_event")
        .insert({
          id: generateEntityId(undefined, "pmev"),
          occurred_at: trx.raw("least(?::timestamptz, clock_timestamp())", [occurred_at.toISOString()]),
          ...event,
        })
        .onConflict(trx.raw("(source, external_id) WHERE deleted_at IS NULL"))
        .ignore()
        .returning<{ id: string }[]>("id")
      if (stored) jobs.push(job(stored.id))
    }
    await enqueueAll(trx, jobs)
    return jobs.length
  })

/** Null for one that was erased with the person it is about. */
export const findMailEvent = async (knex: Knex, id: string): Promise<MailEventRow | null> =>
  (await knex<MailEventRow>("portal_mail_event").where({ id }).whereNull("deleted_at").first()) ?? null

/** Forgets whom an event is about, and what it says. It stays as known, so that it changes nothing when it comes again. */
export const clearMailEvent = async (knex: Knex, id: string): Promise<void> => {
  await knex("portal_mail_event").where({ id }).update({ email: "", reason: "", updated_at: new Date() })
}

/** Notes which notice an event is about. */
export const placeMailEvent = async (knex: Knex, id: string, notice_uid: string): Promise<void> => {
  await knex("portal_mail_event").where({ id }).update({ notice_uid, updated_at: new Date() })
}

/** Events are forgotten when the log of notices is. */
export const purgeMailEvents = async (knex: Knex): Promise<void> => {
  await knex("portal_mail_event").whereRaw("created_at < now() - interval '180 days'").delete()
}
