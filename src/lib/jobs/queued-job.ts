import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** The schema of the outbox's tables. A host may run its own graphile-worker in that library's default schema. */
export const JOBS_SCHEMA = "client_portal_jobs"

/**
 * Each queue has workers of its own, so that slow work (previews, uploads) never delays mail, and what goes round by the clock over
 * many orders (`upkeep`) never delays what somebody's act sets in motion.
 */
export const QUEUES = ["effects", "notices", "render", "ingest", "upkeep"] as const
export type QueueName = (typeof QUEUES)[number]

/** Ids only: a database dump or a log of jobs holds no token and no text of a client. */
export type JobPayload = Record<string, string>

/** A job as data, made by `defineJob(...).with(payload)`. Workflows hand it to the module that writes it. */
export type QueuedJob = {
  /** Id of the job's definition. */
  id: string
  payload: JobPayload
  queue: QueueName
  /** A job that waits under the same key is replaced instead of added. */
  key?: string
  max_attempts?: number
  delay_minutes?: number
  /** Of a job that another one enqueues, so that enqueuing it twice sends nothing twice. */
  uid?: string
  notice?: QueuedNotice
  /** Of a notice that may go out together with others that wait under the same key. */
  group_key?: string
}

/** What a notice is about, written with its job. `link_id` where it goes to a link's recipient. */
export type QueuedNotice = { resource_type: string; resource_id: string; link_id: string | null }

/**
 * Writes a job on the given connection. In a transaction, the job exists exactly when that transaction commits: a crash
 * after the commit loses nothing, a rollback leaves nothing behind.
 *
 * Each job gets a UUID, which idempotency keys are made of. graphile-worker's own ids restart when its schema is created
 * again, for example from a dump without it.
 */
export const enqueue = async (knex: Knex, job: QueuedJob): Promise<void> => {
  const uid = job.uid ?? randomUUID()
  const envelope = { job: job.id, uid, payload: job.payload }
  await knex.raw(
    `SELECT ${JOBS_SCHEMA}.add_job(?, payload := ?::json, run_at := now() + ? * interval '1 minute',
       max_attempts := ?, job_key := ?)`,
    [job.queue, JSON.stringify(envelope), job.delay_minutes ?? 0, job.max_attempts ?? MAX_ATTEMPTS, job.key ?? null],
  )
  if (!job.notice) return
  // The job that waits under this key has just been replaced, and its notice with it.
  if (job.key) await knex("portal_notice").where({ job_key: job.key, state: "queued" }).delete()
  await knex("portal_notice")
    .insert({
      id: uid,
      notice: job.id,
      job_key: job.key ?? null,
      ...job.notice,
      payload: JSON.stringify(job.payload),
      ...(job.group_key === undefined ? {} : { group_key: job.group_key }),
    })
    .onConflict("id")
    .ignore()
}

export const enqueueAll = async (knex: Knex, jobs: readonly QueuedJob[]): Promise<void> => {
  for (const job of jobs) await enqueue(knex, job)
}

/**
 * About three days of tries: graphile-worker's exponential back-off (exp(least(10, attempt)) seconds) up to the longest
 * delay (cap-retry-delay.ts), then one try after each such delay.
 */
export const MAX_ATTEMPTS = 1_100
