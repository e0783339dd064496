import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { JOBS_SCHEMA, MAX_ATTEMPTS } from "../../lib/jobs/queued-job"
import { findJob } from "../../lib/jobs/registry"
import { envelopeSchema } from "./run-job"

const TABLE = `${JOBS_SCHEMA}._private_jobs`
const HAS_FAILED = "attempts >= max_attempts AND locked_at IS NULL"
/** graphile-worker moves `run_at` by its back-off at every failure and keeps no other time of it. */
const FAILED_AT = "run_at - exp(least(attempts, 10)) * interval '1 second'"

export type FailedJobRow = {
  id: string
  payload: unknown
  last_error: string | null
  attempts: number
  created_at: Date
  failed_at: Date
}

/** Jobs that gave up, newest failure first. */
export const listFailedJobs = async (knex: Knex, limit: number): Promise<{ rows: FailedJobRow[]; count: number }> => {
  const failed = () => knex(TABLE).whereRaw(HAS_FAILED)
  const [rows, counted] = await Promise.all([
    failed()
      .select<FailedJobRow[]>(
        "id",
        "payload",
        "last_error",
        "attempts",
        "created_at",
        knex.raw(`${FAILED_AT} AS failed_at`),
      )
      .orderByRaw(`${FAILED_AT} DESC, id DESC`)
      .limit(limit),
    failed().count<{ count: string }[]>("* as count"),
  ])
  return { rows, count: Number(counted[0]?.count ?? 0) }
}

/**
 * Gives a failed job its attempts again, from now on. It keeps its UUID and goes on counting, so that what an earlier
 * attempt has sent is not sent twice.
 * @returns whether it was a failed job; of two callers one gets true
 */
export const retryFailedJob = async (knex: Knex, id: string): Promise<boolean> =>
  await knex.transaction(async (trx) => {
    const job = await trx(TABLE)
      .where({ id })
      .whereRaw(HAS_FAILED)
      .forUpdate()
      .first<{ payload: unknown } | undefined>("payload")
    if (!job) return false
    const { data } = envelopeSchema.safeParse(job.payload)
    const more = (data && findJob(data.job)?.maxAttempts) ?? MAX_ATTEMPTS
    await trx(TABLE)
      .where({ id })
      .update({ max_attempts: trx.raw("least(attempts + ?, 32767)", [more]), run_at: trx.fn.now() })
    if (data?.uid)
      await trx("portal_notice")
        .where({ state: "failed" })
        .whereRaw("(id = ? OR sent_with = ?)", [data.uid, data.uid])
        .update({ state: "queued", reason_code: null, updated_at: trx.fn.now() })
    await trx.raw("SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', 1)::text)")
    return true
  })

/** Deletes a failed job. @returns whether it was a failed job; of two callers one gets true */
export const discardFailedJob = async (knex: Knex, id: string): Promise<boolean> =>
  (await knex(TABLE).where({ id }).whereRaw(HAS_FAILED).delete()) > 0
