import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import type { Reminder } from "../../lib/due-reminder"

/** What is mentioned again. */
export type ReminderSubject = { subject_type: string; subject_id: string }

/** The days on which each of the subjects was mentioned already, by its id. */
export const remindersOf = async (
  knex: Knex,
  subject_type: string,
  subject_ids: readonly string[],
): Promise<ReadonlyMap<string, Reminder[]>> => {
  const rows = await knex<Reminder & ReminderSubject>("portal_reminder")
    .where({ subject_type })
    .whereIn("subject_id", [...subject_ids])
    .whereNull("deleted_at")
    .select("subject_id", "kind", "days")
  const found = new Map<string, Reminder[]>()
  for (const { subject_id, kind, days } of rows)
    found.set(subject_id, [...(found.get(subject_id) ?? []), { kind, days }])
  return found
}

/**
 * Notes that a subject is mentioned on a day of its schedule, together with the jobs that do so. Of several callers at once
 * one succeeds.
 * @returns whether it was this call
 */
export const noteReminder = async (
  knex: Knex,
  { subject_type, subject_id }: ReminderSubject,
  { kind, days }: Reminder,
  jobs: readonly QueuedJob[],
): Promise<boolean> =>
  await knex.transaction(async (trx) => {
    const noted = await trx("portal_reminder")
      .insert({ id: generateEntityId(undefined, "prem"), subject_type, subject_id, kind, days })
      .onConflict(trx.raw("(subject_type, subject_id, kind, days) WHERE deleted_at IS NULL"))
      .ignore()
      .returning<{ id: string }[]>("id")
    if (noted.length === 0) return false
    await enqueueAll(trx, jobs)
    return true
  })
