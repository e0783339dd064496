import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import {
  type AccountSession,
  checkCode,
  type CodeCheck,
  type CodeKeys,
  lockAccount,
  lockedUntil,
  trimAccessLog,
} from "./account-codes"
import { type RememberedDevice, rememberDevice, useDevice } from "./devices"
import { keepNewest } from "./keep-newest"
import { logLink } from "./link-log"
import { linksIn, recipientOf } from "./links"
import type { LinkRow } from "./rows"
import { holdLink, holdSession, type OpenedSession, openConfirmedSession } from "./sessions"

export type Confirmed = OpenedSession & { link: LinkRow; device: RememberedDevice | null }

export type ConfirmResult =
  | { kind: "confirmed"; confirmed: Confirmed }
  /** The session itself is over, or its link. */
  | { kind: "no_session" }
  | { kind: Exclude<CodeCheck, "right">; locked_until: Date | null }

type Terms = {
  keys: CodeKeys
  lifetime_hours: number
  /** Remembers the device for so many days; 0 for not at all. */
  remember_days: number
}

/**
 * Confirms an account session with the code that its link's recipient was mailed. A new session takes the place of the
 * one that asked (security-and-evidence A5). Of two at once one is confirmed. What was wrong is counted and committed.
 */
export const confirmAccess = async (
  knex: Knex,
  session: AccountSession,
  typed: string,
  { keys, lifetime_hours, remember_days }: Terms,
): Promise<ConfirmResult> => {
  const { link_id, session_id, customer_id } = session
  // Without the lock first: a flood of guesses on a locked account must not queue for it.
  const already = await lockedUntil(knex, customer_id)
  if (already) return { kind: "locked", locked_until: already }
  const result = await knex.transaction(async (trx): Promise<ConfirmResult> => {
    await lockAccount(trx, customer_id)
    const link = (await holdSession(trx, session)) && (await linksIn(trx).where({ id: link_id }).first())
    if (!link) return { kind: "no_session" }
    const check = await checkCode(trx, link, session, typed, keys)
    if (check !== "right") return { kind: check, locked_until: await lockedUntil(trx, customer_id) }
    const opened = await openConfirmedSession(trx, { link_id, lifetime_hours })
    if (!opened) return { kind: "no_session" }
    await trx("portal_session").where({ id: session_id }).delete()
    const device = remember_days > 0 ? await rememberDevice(trx, link_id, remember_days) : null
    return { kind: "confirmed", confirmed: { ...opened, link, device } }
  })
  await trimAccessLog(knex, link_id)
  if (result.kind === "confirmed") await keepNewestSessions(knex, link_id)
  return result
}

/** A session for a remembered device, without another code. @returns null where the link has no such device or is over */
export const resumeAccess = async (
  knex: Knex,
  { link_id, device, lifetime_hours }: { link_id: string; device: string; lifetime_hours: number },
): Promise<(OpenedSession & { link: LinkRow }) | null> => {
  const resumed = await knex.transaction(async (trx) => {
    // The link before its device, in the order in which rotating and revoking take them.
    const link = (await holdLink(trx, link_id)) && (await linksIn(trx).where({ id: link_id }).first())
    if (!link || !(await useDevice(trx, link_id, device))) return null
    const opened = await openConfirmedSession(trx, { link_id, lifetime_hours })
    if (!opened) return null
    await logLink(trx, { link_id, kind: "device_used", actor: recipientOf(link) })
    return { ...opened, link }
  })
  if (!resumed) return null
  await trimAccessLog(knex, link_id)
  await keepNewestSessions(knex, link_id)
  return resumed
}

const keepNewestSessions = async (knex: Knex, link_id: string): Promise<void> => {
  await keepNewest(knex, "portal_session", { link_id })
  await keepNewest(knex, "portal_device", { link_id })
}
