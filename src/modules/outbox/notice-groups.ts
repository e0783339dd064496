import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A notice that goes out with others. */
export type GroupedNotice = { uid: string; payload: unknown }

/** Takes along what waits under the same key; never after the notice itself was taken, by itself or by another. */
const TAKE = `
  UPDATE portal_notice waiting SET sent_with = own.id
    FROM portal_notice own
   WHERE own.id = ? AND own.sent_with IS NULL AND waiting.sent_with IS NULL
     AND waiting.notice = own.notice AND waiting.group_key = own.group_key AND waiting.state = 'queued'`

/**
 * Decides which notices go out with this one, oldest first, once and for all: a later attempt is given the same ones, so
 * that a message which went out just before a crash is not sent with other words.
 * @param uid of its job
 * @returns nothing when this notice goes out with another one
 */
export const takeGroup = async (knex: Knex, uid: string): Promise<GroupedNotice[]> =>
  await knex.transaction(async (trx) => {
    await trx.raw(
      `SELECT pg_advisory_xact_lock(hashtextextended('portal_notice_group:' || notice || ':' || group_key, 0))
         FROM portal_notice WHERE id = ? AND group_key IS NOT NULL`,
      [uid],
    )
    await trx.raw(TAKE, [uid])
    return await trx("portal_notice")
      .where({ sent_with: uid })
      .orderBy(["created_at", "id"])
      .select<GroupedNotice[]>("id as uid", "payload")
  })
