import type { Pool } from "pg"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"

/** The longest that a failed job waits for its next attempt, so that mail goes out within five minutes of a recovery. */
export const MAX_RETRY_DELAY_SECONDS = 240

/**
 * Shortens the delay of failed jobs that graphile-worker's back-off put off for longer than `MAX_RETRY_DELAY_SECONDS`.
 * The rows are locked while they are read: a job that is enqueued again at this moment still runs at once.
 * @returns the number of jobs whose delay was shortened
 */
export const capRetryDelay = async (pool: Pool): Promise<number> => {
  const { rowCount } = await pool.query(
    `WITH late AS MATERIALIZED (
       SELECT id FROM ${JOBS_SCHEMA}._private_jobs
        WHERE is_available AND attempts > 0 AND run_at > now() + $1 * interval '1 second'
          FOR UPDATE SKIP LOCKED
     )
     SELECT FROM ${JOBS_SCHEMA}.reschedule_jobs(
       (SELECT array_agg(id) FROM late), run_at := now() + $1 * interval '1 second')`,
    [MAX_RETRY_DELAY_SECONDS],
  )
  return rowCount ?? 0
}
