import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LastNotice } from "../../contracts"
import type { QueuedNotice } from "../../lib/jobs/queued-job"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"

export type Delivery = {
  state: LastNotice["state"]
  /** Address or user id; left out as long as it is not known. */
  recipient?: string
  reason?: string
  /** Why it failed, for code: `no_provider` is tried again once there is one. */
  reason_code?: string
}

/** Writes down what became of a notice. @param uid of its job */
export const noteDelivery = async (
  knex: Knex,
  uid: string,
  { notice, ...about }: QueuedNotice & { notice: string },
  { state, recipient, reason = "", reason_code = "" }: Delivery,
): Promise<void> => {
  const now = new Date()
  const outcome = {
    state,
    ...(recipient === undefined ? {} : { recipient }),
    reason: reason || null,
    reason_code: reason_code || null,
    updated_at: now,
  }
  await knex("portal_notice")
    .insert({ id: uid, notice, ...about, ...outcome })
    .onConflict("id")
    .merge(outcome)
}

/** What became of the newest notice to each link's recipient. */
export const lastNoticesOf = async (knex: Knex, linkIds: readonly string[]): Promise<Map<string, LastNotice>> => {
  if (linkIds.length === 0) return new Map()
  const { rows } = await knex.raw<{
    rows: { link_id: string; state: LastNotice["state"]; reason: string | null; at: Date }[]
  }>(
    `SELECT DISTINCT ON (link_id) link_id, state, reason, updated_at AS at FROM portal_notice
      WHERE link_id = ANY (?) ORDER BY link_id, created_at DESC, id`,
    [[...linkIds]],
  )
  return new Map(rows.map(({ link_id, state, reason, at }) => [link_id, { state, reason, at: at.toISOString() }]))
}

/** Ids of the failed jobs whose notices failed for this reason. */
export const failedForReason = async (knex: Knex, reason_code: string): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `SELECT job.id FROM portal_notice notice JOIN ${JOBS_SCHEMA}._private_jobs job ON job.payload->>'uid' = notice.id
      WHERE notice.state = 'failed' AND notice.reason_code = ?`,
    [reason_code],
  )
  return rows.map(({ id }) => id)
}

/** Notices that were settled longer ago are forgotten. */
const RETENTION_DAYS = 180

export const purgeDeliveries = async (knex: Knex): Promise<number> =>
  await knex("portal_notice")
    .whereNot({ state: "queued" })
    .whereRaw("updated_at < now() - ? * interval '1 day'", [RETENTION_DAYS])
    .delete()
