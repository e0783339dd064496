import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { ReminderSubject } from "./reminders"

/** What staff remind a client of by hand. `told_at`: when the client was last told of it otherwise. */
export type Nudge = ReminderSubject & { told_at: Date; actor: Actor }

const NOTE = `
  INSERT INTO portal_nudge AS noted (subject_type, subject_id, nudged_at, actor_type, actor_id, actor_name)
  SELECT :subject_type, :subject_id, clock_timestamp(), :actor_type, :actor_id, :actor_name
   WHERE :told_at::timestamptz < clock_timestamp() - :hours * interval '1 hour'
      ON CONFLICT (subject_type, subject_id) DO UPDATE
         SET (nudged_at, actor_type, actor_id, actor_name) =
             (excluded.nudged_at, excluded.actor_type, excluded.actor_id, excluded.actor_name)
       WHERE noted.nudged_at < clock_timestamp() - :hours * interval '1 hour'
  RETURNING 1`

/**
 * Notes that staff remind a client of something now, together with the jobs that do so. Of several callers at once one
 * succeeds.
 * @returns false if the client was told of it, or reminded by hand, within so many hours
 */
export const noteNudge = async (
  knex: Knex,
  { actor, ...subject }: Nudge,
  hours: number,
  jobs: readonly QueuedJob[],
): Promise<boolean> =>
  await knex.transaction(async (trx) => {
    const { actor_type, actor_id, actor_name } = actorColumns(actor)
    const noted = await trx.raw<{ rows: unknown[] }>(NOTE, { ...subject, actor_type, actor_id, actor_name, hours })
    if (noted.rows.length === 0) return false
    await enqueueAll(trx, jobs)
    return true
  })

/** When staff last reminded a client of each of the subjects by hand, by its id. */
export const nudgesOf = async (
  knex: Knex,
  subject_type: string,
  subject_ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> => {
  const rows = await knex<{ subject_type: string; subject_id: string; nudged_at: Date }>("portal_nudge")
    .where({ subject_type })
    .whereIn("subject_id", [...subject_ids])
    .select("subject_id", "nudged_at")
  return new Map(rows.map(({ subject_id, nudged_at }) => [subject_id, nudged_at]))
}
