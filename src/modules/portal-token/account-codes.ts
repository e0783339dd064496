import { randomInt, timingSafeEqual } from "node:crypto"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { keyedHash } from "../../lib/digest"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { keepNewest } from "./keep-newest"
import { logLink } from "./link-log"
import { recipientOf } from "./links"
import type { AccountCodeRow, LinkRow } from "./rows"
import { holdSession } from "./sessions"
import { openToken, sealToken } from "./token"

/*
 * One-time codes for account links (security-and-evidence A6). Everything is counted by account and by link, never by
 * the address of the caller, under one lock an account.
 */

export const CODE_MINUTES = 10
export const TRIES_PER_CODE = 5
export const FAILURES_PER_DAY = 20
export const RESEND_SECONDS = 30
export const CODES_PER_HOUR = 5

/** The session that asks, and the link that it was opened with. */
export type AccountSession = { session_id: string; link_id: string; customer_id: string }

/** Where a session stands on its way in. Times are the database's. */
export type AccessState = {
  /** Until when the account takes no codes after too many wrong ones; null while it does. */
  locked_until: Date | null
  /** The code that this session can be confirmed with; null where it has to ask for one. */
  code: { sent_at: Date; expires_at: Date } | null
  /** When the link may ask for another code; null for now. */
  next_at: Date | null
}

/** `over`: there is no code to compare with, because it expired, was used, was tried too often or never sent. */
export type CodeCheck = "right" | "wrong" | "over" | "locked"

export type CodeKeys = { hash: Buffer; seal: Buffer }

/** Held until the transaction ends, so that of many guesses at once each sees those before it. */
export const lockAccount = async (trx: Knex, customer_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`portal:account:${customer_id}`])
}

/** The failures that count: those of the last 24 hours, since staff last let the account try again. */
const LOCKED = `
  SELECT e.created_at + interval '24 hours' AS until
    FROM portal_link_event e JOIN portal_link l ON l.id = e.link_id
   WHERE l.customer_id = :customer_id AND e.kind = 'code_failed' AND e.deleted_at IS NULL
     AND e.created_at > clock_timestamp() - interval '24 hours'
     AND e.created_at > coalesce((SELECT max(u.created_at) FROM portal_link_event u JOIN portal_link k ON k.id = u.link_id
                                   WHERE k.customer_id = :customer_id AND u.kind = 'unlocked'), '-infinity')
   ORDER BY e.created_at DESC OFFSET :allowed - 1 LIMIT 1`

/** Until when an account is locked; null for one that is not. */
export const lockedUntil = async (knex: Knex, customer_id: string): Promise<Date | null> => {
  const { rows } = await knex.raw<{ rows: { until: Date }[] }>(LOCKED, { customer_id, allowed: FAILURES_PER_DAY })
  return rows[0]?.until ?? null
}

/** The codes of the last hour: when another may be sent. Null for now. */
const NEXT = `
  SELECT max(at) AS next_at FROM (
    SELECT max(created_at) + :resend * interval '1 second' AS at FROM recent
     UNION ALL
    (SELECT created_at + interval '1 hour' FROM recent ORDER BY created_at DESC OFFSET :allowed - 1 LIMIT 1)) waits
   WHERE at > clock_timestamp()`

const nextCodeAt = async (knex: Knex, link_id: string): Promise<Date | null> => {
  const recent = `SELECT created_at FROM portal_account_code
    WHERE link_id = :link_id AND deleted_at IS NULL AND created_at > clock_timestamp() - interval '1 hour'`
  const { rows } = await knex.raw<{ rows: { next_at: Date | null }[] }>(`WITH recent AS (${recent}) ${NEXT}`, {
    link_id,
    resend: RESEND_SECONDS,
    allowed: CODES_PER_HOUR,
  })
  return rows[0]?.next_at ?? null
}

/** The newest code of a link, where it can still be used. */
const usableCode = async (knex: Knex, link_id: string): Promise<AccountCodeRow | null> => {
  const newest = await knex<AccountCodeRow>("portal_account_code")
    .where({ link_id })
    .whereNull("deleted_at")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .first<(AccountCodeRow & { is_expired: boolean }) | undefined>(
      "*",
      knex.raw("expires_at <= clock_timestamp() AS is_expired"),
    )
  return newest && !newest.is_expired && newest.used_at === null && newest.tries < TRIES_PER_CODE ? newest : null
}

const ofSession = (code: AccountCodeRow | null, session_id: string): AccountCodeRow | null =>
  code?.session_id === session_id ? code : null

export const readAccess = async (knex: Knex, session: AccountSession): Promise<AccessState> => {
  const [locked_until, newest, next_at] = await Promise.all([
    lockedUntil(knex, session.customer_id),
    usableCode(knex, session.link_id),
    nextCodeAt(knex, session.link_id),
  ])
  const code = ofSession(newest, session.session_id)
  return { locked_until, next_at, code: code && { sent_at: code.created_at, expires_at: code.expires_at } }
}

const hashCode = (id: string, code: string, { hash }: CodeKeys): string => keyedHash(`${id}\n${code}`, hash)

/**
 * Writes a new code with the jobs that mail it; the one before ends. Nothing is written while the account is locked or
 * the link has to wait.
 * @returns whether a code was written
 */
export const writeCode = async (
  trx: Knex,
  link: LinkRow,
  session: AccountSession,
  keys: CodeKeys,
  jobs: (code_id: string) => QueuedJob[],
): Promise<boolean> => {
  await lockAccount(trx, session.customer_id)
  if (!(await holdSession(trx, session))) return false
  if ((await lockedUntil(trx, session.customer_id)) ?? (await nextCodeAt(trx, link.id))) return false
  const id = generateEntityId(undefined, "pcode")
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  await trx("portal_account_code").insert({
    id,
    link_id: link.id,
    session_id: session.session_id,
    code_hash: hashCode(id, code, keys),
    code_sealed: sealToken(code, id, keys.seal),
    expires_at: trx.raw("clock_timestamp() + ? * interval '1 minute'", [CODE_MINUTES]),
    // Not the moment at which the transaction began: it may have waited for the lock since.
    created_at: trx.raw("clock_timestamp()"),
  })
  await logLink(trx, { link_id: link.id, kind: "code_sent", actor: recipientOf(link) })
  await enqueueAll(trx, jobs(id))
  return true
}

/** The code for its mail; null once it is no longer the one to type. */
export const openCode = async (knex: Knex, code_id: string, { seal }: CodeKeys): Promise<SentCode | null> => {
  const row = await knex<AccountCodeRow>("portal_account_code").where({ id: code_id }).first()
  const usable = row && (await usableCode(knex, row.link_id))
  if (usable?.id !== code_id) return null
  const { link_id, expires_at, code_sealed } = usable
  return { link_id, expires_at, code: openToken(code_sealed, code_id, seal) }
}
export type SentCode = { link_id: string; code: string; expires_at: Date }

/**
 * Compares what was typed with the newest code of the link, and counts it where it is wrong. To be called in a
 * transaction that holds the account's lock (`lockAccount`) and commits whatever the result.
 */
export const checkCode = async (
  trx: Knex,
  link: LinkRow,
  { session_id, customer_id }: AccountSession,
  typed: string,
  keys: CodeKeys,
): Promise<CodeCheck> => {
  if (await lockedUntil(trx, customer_id)) return "locked"
  const code = ofSession(await usableCode(trx, link.id), session_id)
  if (!code) return "over"
  const actor = recipientOf(link)
  if (isSame(hashCode(code.id, typed, keys), code.code_hash)) {
    await trx("portal_account_code")
      .where({ id: code.id })
      .update({ used_at: trx.raw("clock_timestamp()") })
    await logLink(trx, { link_id: link.id, kind: "code_confirmed", actor })
    return "right"
  }
  await trx("portal_account_code")
    .where({ id: code.id })
    .update({ tries: code.tries + 1 })
  await logLink(trx, { link_id: link.id, kind: "code_failed", actor })
  if (!(await lockedUntil(trx, customer_id))) return "wrong"
  await logLink(trx, { link_id: link.id, kind: "locked_out", actor })
  return "locked"
}

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other))

const LOGGED_KINDS = ["code_sent", "code_failed", "code_confirmed", "locked_out", "device_used", "switched"] as const

/** Keeps a link's log readable: what comes of codes never pushes out what staff did with the link. */
export const trimAccessLog = async (knex: Knex, link_id: string): Promise<void> => {
  for (const kind of LOGGED_KINDS) await keepNewest(knex, "portal_link_event", { link_id, kind })
}
