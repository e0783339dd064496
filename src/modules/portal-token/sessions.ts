import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { keepNewest } from "./keep-newest"
import { logLink } from "./link-log"
import { hashToken, mintToken } from "./token"

/*
 * Whether a link or a session lives is asked of the database's clock alone, here and in `portal_page_session`: a client
 * whom one instance lets in is let in by all, however far apart their own clocks are (security-and-evidence E4).
 */

export type OpenedSession = { session: string; expires_at: Date }

/**
 * Opens a session on a link. The link's row is locked while its token, revocation and expiry are judged: a rotation,
 * revocation or earlier end that comes at the same moment either ends or shortens this session with all others, or is
 * seen here.
 * @returns null for a link that is over or has another token by now
 */
export const openSession = async (
  knex: Knex,
  { link_id, token, lifetime_hours }: { link_id: string; token: string; lifetime_hours: number },
): Promise<(OpenedSession & { session_id: string }) | null> => {
  const session = mintToken("session")
  const session_id = generateEntityId(undefined, "psess")
  const { rows } = await knex.raw<{ rows: { expires_at: Date }[] }>(
    `INSERT INTO portal_session (id, link_id, token_hash, expires_at)
     SELECT ?, id, ?, least(clock_timestamp() + ? * interval '1 hour', expires_at) FROM portal_link
      WHERE id = ? AND token_hash = ? AND revoked_at IS NULL AND deleted_at IS NULL
        AND (expires_at IS NULL OR expires_at > clock_timestamp()) FOR SHARE
     RETURNING expires_at`,
    [session_id, hashToken(session), lifetime_hours, link_id, hashToken(token)],
  )
  const [opened] = rows
  if (!opened) return null
  await keepNewest(knex, "portal_session", { link_id })
  return { session, session_id, expires_at: opened.expires_at }
}

/** A session of a link whose recipient has proved that the link's mailbox is theirs. @returns null for a link that is over */
export const openConfirmedSession = async (
  knex: Knex,
  { link_id, lifetime_hours }: { link_id: string; lifetime_hours: number },
): Promise<OpenedSession | null> => {
  const session = mintToken("session")
  const { rows } = await knex.raw<{ rows: { expires_at: Date }[] }>(
    `INSERT INTO portal_session (id, link_id, token_hash, expires_at, confirmed_at)
     SELECT ?, id, ?, least(clock_timestamp() + ? * interval '1 hour', expires_at), clock_timestamp() FROM portal_link
      WHERE id = ? AND purpose = 'recipient' AND revoked_at IS NULL AND deleted_at IS NULL
        AND (expires_at IS NULL OR expires_at > clock_timestamp()) FOR SHARE
     RETURNING expires_at`,
    [generateEntityId(undefined, "psess"), hashToken(session), lifetime_hours, link_id],
  )
  const [opened] = rows
  return opened ? { session, expires_at: opened.expires_at } : null
}

/** Whether a link lives, inside a transaction: it cannot be revoked, rotated or changed until that ends. */
export const holdLink = async (trx: Knex, link_id: string): Promise<boolean> => {
  const link = await trx("portal_link")
    .where({ id: link_id })
    .whereNull("revoked_at")
    .whereNull("deleted_at")
    .whereRaw("(expires_at IS NULL OR expires_at > clock_timestamp())")
    .forShare()
    .first("id")
  return Boolean(link)
}

/**
 * Whether a session and its link live, inside a transaction that goes on only if they do: the link cannot be revoked,
 * rotated or changed until it ends. Two statements, because the first may wait for a rotation, and a session that the
 * rotation deleted is seen by a later statement alone.
 */
export const holdSession = async (
  trx: Knex,
  { session_id, link_id }: { session_id: string; link_id: string },
): Promise<boolean> => {
  if (!(await holdLink(trx, link_id))) return false
  const session = await trx("portal_session")
    .where({ id: session_id, link_id })
    .whereNull("deleted_at")
    .whereRaw("expires_at > clock_timestamp()")
    .first("id")
  return Boolean(session)
}

/** @returns those of the sessions that live, by `portal_live_session` */
export const findLiveSessions = async (knex: Knex, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `SELECT s.id FROM portal_session s CROSS JOIN LATERAL portal_live_session(s.token_hash) WHERE s.id = ANY(?::text[])`,
    [[...ids]],
  )
  return rows.map(({ id }) => id)
}

/** Ends all sessions of a link. */
export const endSessions = async (trx: Knex, link_id: string): Promise<void> => {
  await trx("portal_session").where({ link_id }).whereNull("deleted_at").delete()
}

/** No session of the link outlives it. */
export const shortenSessions = async (trx: Knex, link_id: string, expires_at: Date): Promise<void> => {
  await trx("portal_session")
    .where({ link_id })
    .where("expires_at", ">", expires_at)
    .whereNull("deleted_at")
    .update({ expires_at })
}

/**
 * A confirmed view by the recipient: each is counted, the first of a session is logged. Of a link's openings the log
 * keeps the newest alone, so that nobody pushes what staff did with the link out of sight by opening it.
 * @param again the view was reported before, and counts only where no view of the session has counted
 */
export const recordOpened = async (
  knex: Knex,
  link_id: string,
  session_id: string,
  { again = false }: { again?: boolean },
): Promise<void> => {
  await knex.transaction(async (trx) => {
    const now = new Date()
    // The link before its session, in the order in which rotating and revoking take them.
    const link = await trx("portal_link")
      .where({ id: link_id, purpose: "recipient" })
      .forUpdate()
      .first<{ recipient_name: string } | undefined>("recipient_name")
    if (!link) return
    const first = await trx("portal_session")
      .where({ id: session_id, link_id })
      .whereNull("opened_at")
      .update({ opened_at: now })
    if (first || !again)
      await trx("portal_link")
        .where({ id: link_id })
        .update({ last_opened_at: now, open_count: trx.raw("open_count + 1") })
    if (!first) return
    const actor = { type: "client" as const, id: link_id, name: link.recipient_name }
    await logLink(trx, { link_id, kind: "opened", actor })
  })
  await keepNewest(knex, "portal_link_event", { link_id, kind: "opened" })
}
