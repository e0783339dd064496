import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { JobHelpers } from "graphile-worker"
import { z } from "zod"
import { JobCannotSucceed, type JobRun } from "../../lib/jobs/define-job"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"
import { findJob } from "../../lib/jobs/registry"

/** What `enqueue` and the crontab write. graphile-worker adds `_cron` to the payloads of the latter. */
export const envelopeSchema = z.object({
  job: z.string(),
  uid: z.string().optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
  _cron: z.object({ ts: z.string() }).optional(),
})

type StoredJob = Pick<JobHelpers["job"], "id" | "key" | "payload" | "attempts" | "max_attempts" | "locked_by">
type Helpers = { job: StoredJob; query: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

/**
 * Attempts of a job that this version does not know, about a quarter of an hour. During a rolling deployment an instance
 * of the newer version takes it in that time.
 */
export const UNKNOWN_JOB_ATTEMPTS = 10

/**
 * Runs one attempt of one stored job. Throws to have it tried again. A job that cannot succeed keeps no further attempts,
 * and stays in the table with its reason until staff retry or discard it.
 */
export const runJob = async (container: MedusaContainer, logger: Logger, { job, query }: Helpers): Promise<void> => {
  try {
    await attempt(container, job)
  } catch (error) {
    if (await isSuperseded(job, query)) {
      logger.info(`client-portal outbox: job ${job.id} failed after it was enqueued again; the newer one goes on`)
      return
    }
    if (error instanceof JobCannotSucceed)
      await query(
        `UPDATE ${JOBS_SCHEMA}._private_jobs SET max_attempts = attempts, last_error = $3 WHERE id = $1 AND locked_by = $2`,
        [job.id, job.locked_by, error.message],
      )
    throw error
  }
}

const attempt = async (container: MedusaContainer, stored: StoredJob): Promise<void> => {
  const parsed = envelopeSchema.safeParse(stored.payload)
  if (!parsed.success) throw new JobCannotSucceed("The stored job has no valid envelope")
  const { job: id, uid, payload, _cron } = parsed.data
  const job = findJob(id)
  if (!job) {
    const reason = `Job "${id}" is not known to this version of the plugin. It may come from a newer version.`
    throw stored.attempts < UNKNOWN_JOB_ATTEMPTS ? new Error(reason) : new JobCannotSucceed(reason)
  }
  const run: JobRun = {
    uid: uid ?? `${id}@${_cron?.ts ?? stored.id}`,
    attempt: stored.attempts,
    isLast: stored.attempts >= stored.max_attempts,
  }
  await job.perform(container, payload, run)
}

/** graphile-worker takes the key from a running job when another is enqueued under it. */
const isSuperseded = async (job: StoredJob, query: Helpers["query"]): Promise<boolean> => {
  if (job.key === null) return false
  const { rows } = await query(`SELECT FROM ${JOBS_SCHEMA}._private_jobs WHERE id = $1 AND key IS NULL`, [job.id])
  return rows.length > 0
}
