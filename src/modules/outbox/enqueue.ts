import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type Job, MAX_ATTEMPTS, TASK_IDENTIFIER } from "./jobs"

/**
 * Puts a job into the outbox on the given connection. Given a transaction, the job exists exactly when that transaction
 * commits: a crash after the commit loses nothing, a rollback leaves nothing behind.
 * @param key a job that waits under the same key is replaced instead of added
 */
export const enqueue = async (knex: Knex, job: Job, key?: string): Promise<void> => {
  await knex.raw("SELECT graphile_worker.add_job(?, payload := ?::json, max_attempts := ?, job_key := ?)", [
    TASK_IDENTIFIER,
    JSON.stringify(job),
    MAX_ATTEMPTS,
    key ?? null,
  ])
}
