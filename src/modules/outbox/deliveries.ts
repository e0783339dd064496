import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LastNotice } from "../../contracts"
import type { QueuedNotice } from "../../lib/jobs/queued-job"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"

export type Delivery = {
  state: LastNotice["state"]
  /** Address or user id; left out as long as it is not known. */
  recipient?: string
  reason?: string
  /** Why it was not sent, for code: `no_provider` is tried again once there is one. */
  reason_code?: string
}

/**
 * Writes down what became of a notice. One that was sent stays sent: the job of a notice that went out with another one may
 * still run.
 * @param uid of its job
 */
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
    .whereRaw("portal_notice.state <> 'sent' OR ? = 'sent'", [state])
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

/** When the last mail to each of some links went out; links without one are left out. */
export const lastMailedAt = async (knex: Knex, linkIds: readonly string[]): Promise<Map<string, Date>> => {
  if (linkIds.length === 0) return new Map()
  const { rows } = await knex.raw<{ rows: { link_id: string; at: Date }[] }>(
    `SELECT DISTINCT ON (link_id) link_id, updated_at AS at FROM portal_notice
      WHERE link_id = ANY (?) AND state = 'sent' ORDER BY link_id, created_at DESC, id`,
    [[...linkIds]],
  )
  return new Map(rows.map(({ link_id, at }) => [link_id, at]))
}

/** Notes that the mail of a notice came back, or was marked as spam, after it was sent. @param uid of its job */
export const noteReturned = async (
  knex: Knex,
  uid: string,
  reason: string,
  reason_code: "bounced" | "complained",
): Promise<void> => {
  await knex("portal_notice")
    .where({ id: uid, state: "sent" })
    .orWhere({ sent_with: uid, state: "sent" })
    .update({ state: "failed", reason, reason_code, updated_at: new Date() })
}

/** What the last message of a kind that a link's recipient got was about; null for none. */
export const lastSentAbout = async (knex: Knex, notice: string, link_id: string): Promise<string | null> => {
  const row = await knex<{ resource_id: string }>("portal_notice")
    .where({ notice, link_id, state: "sent" })
    .orderBy("updated_at", "desc")
    .first("resource_id")
  return row?.resource_id ?? null
}

/** The notice that a mail of ours was, and the link that it went to; null for one to a member of staff. */
export type MailedNotice = { notice_uid: string; link_id: string | null }

/** A notice by the `uid` that its mail names, whatever became of it; null for none. */
export const findMailed = async (knex: Knex, uid: string): Promise<MailedNotice | null> => {
  const row = await knex("portal_notice")
    .where({ id: uid })
    .first<MailedNotice | undefined>("id as notice_uid", "link_id")
  return row ?? null
}

/** Whether the address that a notice was mailed to has been erased since. */
export const isRecipientErased = async (knex: Knex, uid: string): Promise<boolean> => {
  const mailed = knex("portal_notice").where({ id: uid }).whereIn("state", ["sent", "failed"])
  return (await mailed.whereNull("recipient").first("id")) !== undefined
}

/**
 * Mail services report within days, and their clocks may be behind ours. When a mail that came back was sent is not kept:
 * some time between `created_at` and `updated_at`. Here it counts as sent as late as can be, so that in doubt it is the last.
 */
const LAST_MAILED = `
  SELECT coalesce(sent_with, id) AS notice_uid, link_id FROM portal_notice
   WHERE lower(recipient) = :email AND (state = 'sent' OR reason_code IN ('bounced', 'complained'))
     AND updated_at >= CAST(:before AS timestamptz) - interval '5 days'
     AND CASE state WHEN 'sent' THEN updated_at ELSE created_at END <= CAST(:before AS timestamptz) + interval '5 minutes'
   ORDER BY least(updated_at, CAST(:before AS timestamptz) + interval '5 minutes') DESC, created_at DESC, id DESC LIMIT 1`

/**
 * The last notice that was mailed to an address before a moment, also one that came back since; null for none.
 * @param email in lower case
 */
export const lastMailedTo = async (knex: Knex, email: string, before: Date): Promise<MailedNotice | null> => {
  const { rows } = await knex.raw<{ rows: MailedNotice[] }>(LAST_MAILED, { email, before })
  return rows[0] ?? null
}

/** Payloads of the last notices of a kind with when there was something to say, whatever became of them; newest first. */
export const latestPayloads = async (
  knex: Knex,
  notice: string,
  limit: number,
): Promise<{ payload: unknown; at: Date }[]> =>
  await knex("portal_notice")
    .where({ notice })
    .whereNotNull("payload")
    .orderBy("created_at", "desc")
    .limit(limit)
    .select<{ payload: unknown; at: Date }[]>("payload", "created_at as at")

export type NotifiedQuestion = {
  link_ids: readonly string[]
  resource_id: string
  /** Ids of the notices' jobs, such as `notice.approval-reminder`. */
  notices: readonly string[]
  hours: number
}

/** Whether one of some notices about a resource went out, or waits to, to one of the links within so many hours. */
export const wasNotified = async (
  knex: Knex,
  { link_ids, resource_id, notices, hours }: NotifiedQuestion,
): Promise<boolean> => {
  const { rows } = await knex.raw<{ rows: { is_known: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM portal_notice
              WHERE link_id = ANY (:link_ids) AND created_at > now() - :hours * interval '1 hour'
                AND resource_id = :resource_id AND notice = ANY (:notices) AND state IN ('queued', 'sent')) AS is_known`,
    { link_ids: [...link_ids], resource_id, notices: [...notices], hours },
  )
  return rows[0]?.is_known ?? false
}

/** When a notice was enqueued, and the database's clock; now for one that is not known. @param uid of its job */
export const readNoticeAge = async (knex: Knex, uid: string): Promise<{ created_at: Date; now: Date }> => {
  const { rows } = await knex.raw<{ rows: { created_at: Date; now: Date }[] }>(
    "SELECT coalesce((SELECT created_at FROM portal_notice WHERE id = ?), now()) AS created_at, now() AS now",
    [uid],
  )
  const now = new Date()
  return rows[0] ?? { created_at: now, now }
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
