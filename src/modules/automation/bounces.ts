import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { BounceRow } from "./rows"

export type NewBounce = Pick<
  BounceRow,
  "kind" | "report_id" | "email" | "notice_uid" | "link_id" | "is_permanent" | "reason"
>

/**
 * Keeps that a mail came back, with the jobs that tell of it, in one transaction. A report that comes again changes nothing,
 * nor does another one of the same mail: its recipient can write any number of them.
 * @returns whether it was new
 */
export const noteBounce = async (knex: Knex, bounce: NewBounce, jobs: (id: string) => QueuedJob[]): Promise<boolean> =>
  await knex.transaction(async (trx) => {
    await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_bounce:' || ?, 0))", [bounce.notice_uid])
    if (await trx("portal_bounce").where({ notice_uid: bounce.notice_uid }).whereNull("deleted_at").first("id"))
      return false
    const id = generateEntityId(undefined, "pbnc")
    const noted = await trx("portal_bounce")
      .insert({ id, ...bounce, happened_at: new Date() })
      .onConflict(trx.raw("(report_id) WHERE deleted_at IS NULL"))
      .ignore()
      .returning<{ id: string }[]>("id")
    if (noted.length === 0) return false
    await enqueueAll(trx, jobs(id))
    return true
  })

/** A report of long ago says little of an address: its mailbox may work again. */
const KEPT_IN_VIEW_DAYS = 90

export type LastBounce = Pick<BounceRow, "kind" | "reason" | "happened_at">

/** The last permanent report of the last 90 days of each of some addresses, by the address in lower case; addresses without one are left out. */
export const lastBouncesOf = async (
  knex: Knex,
  emails: readonly string[],
): Promise<ReadonlyMap<string, LastBounce>> => {
  if (emails.length === 0) return new Map()
  const { rows } = await knex.raw<{ rows: (LastBounce & { email: string })[] }>(
    `SELECT DISTINCT ON (email) email, kind, reason, happened_at FROM portal_bounce
      WHERE email = ANY (?) AND deleted_at IS NULL AND is_permanent
        AND happened_at > now() - ? * interval '1 day'
      ORDER BY email, happened_at DESC, id DESC`,
    [emails.map((email) => email.toLowerCase()), KEPT_IN_VIEW_DAYS],
  )
  return new Map(rows.map(({ email, ...bounce }) => [email, bounce]))
}

/** Reports are forgotten when the log of notices is. */
export const purgeBounces = async (knex: Knex): Promise<void> => {
  await knex("portal_bounce").whereRaw("happened_at < now() - interval '180 days'").delete()
}

/** @throws MedusaError not_found */
export const getBounce = async (knex: Knex, id: string): Promise<BounceRow> => {
  const bounce = await knex<BounceRow>("portal_bounce").where({ id }).whereNull("deleted_at").first()
  if (!bounce) throw portalError("not_found", "This report does not exist.")
  return bounce
}
