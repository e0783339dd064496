import type { Pool } from "pg"
import { TASK_IDENTIFIER } from "./jobs"

/** The longest that a failed job waits for its next try, so that mail drains within five minutes of a recovery (E3). */
export const LONGEST_WAIT_SECONDS = 240

/**
 * Brings failed jobs of ours forward that graphile-worker's back-off put off for longer than `LONGEST_WAIT_SECONDS`.
 * The rows are locked while they are looked at: a job that is asked for anew at this moment still runs at once.
 * @returns how many were brought forward
 */
export const bringForward = async (pool: Pool): Promise<number> => {
  const { rowCount } = await pool.query(
    `WITH late AS MATERIALIZED (
       SELECT job.id FROM graphile_worker._private_jobs job
         JOIN graphile_worker._private_tasks task ON task.id = job.task_id
        WHERE task.identifier = $1 AND job.is_available AND job.attempts > 0
          AND job.run_at > now() + $2 * interval '1 second'
          FOR UPDATE OF job SKIP LOCKED
     )
     SELECT FROM graphile_worker.reschedule_jobs(
       (SELECT array_agg(id) FROM late), run_at := now() + $2 * interval '1 second')`,
    [TASK_IDENTIFIER, LONGEST_WAIT_SECONDS],
  )
  return rowCount ?? 0
}
