import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { logLink } from "./link-log"
import { lockLink, recipientOf } from "./links"
import type { LinkRow } from "./rows"
import { openToken, sealToken } from "./token"

/**
 * Notes that somebody asked for the link to the account of an address, with the job that answers. Nothing is looked up
 * here, so that no answer says, by word or by time, whether the address is known.
 */
export const insertLinkRequest = async (
  trx: Knex,
  email: string,
  key: Buffer,
  jobs: (request_id: string) => QueuedJob[],
): Promise<void> => {
  const id = generateEntityId(undefined, "palrq")
  await trx("portal_account_link_request").insert({ id, email_sealed: sealToken(email, id, key) })
  await enqueueAll(trx, jobs(id))
}

const COUNT_UNKNOWN = `
  INSERT INTO portal_unknown_link_requests (day, count) VALUES (to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 1)
  ON CONFLICT (day) DO UPDATE SET count = portal_unknown_link_requests.count + 1, updated_at = now()`

/**
 * Answers a request once, and forgets the address with it.
 * @param find the id of the link that is mailed for an address; null for an address without an account, which is counted
 * @param jobs what answers for that link
 */
export const answerLinkRequest = async (
  trx: Knex,
  id: string,
  key: Buffer,
  find: (email: string) => Promise<string | null>,
  jobs: (link: LinkRow) => QueuedJob[],
): Promise<void> => {
  const [request] = await trx("portal_account_link_request")
    .where({ id })
    .delete()
    .returning<{ email_sealed: string }[]>("email_sealed")
  // Answered already: the job runs twice after a crash.
  if (!request) return
  const link_id = await find(openToken(request.email_sealed, id, key))
  if (link_id === null) {
    await trx.raw(COUNT_UNKNOWN)
    return
  }
  const link = await lockLink(trx, link_id)
  await logLink(trx, { link_id, kind: "fresh_requested", actor: recipientOf(link) })
  await enqueueAll(trx, jobs(link))
}

/** How many asked for addresses without an account in so many days. */
export const countUnknownRequests = async (knex: Knex, days: number): Promise<number> => {
  const { rows } = await knex.raw<{ rows: { count: number }[] }>(
    `SELECT coalesce(sum(count), 0)::int AS count FROM portal_unknown_link_requests
      WHERE day > to_char(clock_timestamp() AT TIME ZONE 'UTC' - ? * interval '1 day', 'YYYY-MM-DD') AND deleted_at IS NULL`,
    [days],
  )
  return rows[0]?.count ?? 0
}
