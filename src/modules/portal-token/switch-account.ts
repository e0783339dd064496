import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AccountSession } from "./account-codes"
import { logLink } from "./link-log"
import { recipientOf } from "./links"
import { holdSession, type OpenedSession } from "./sessions"
import type { LinkRow } from "./rows"
import { hashToken, mintToken } from "./token"

export type SwitchTarget = {
  link_id: string
  /** The sales channel that is chosen; null where the account has no more than one. */
  sales_channel_id: string | null
}

/**
 * The account links that the session's person may enter: those for the same address, as long as the session was confirmed
 * after staff last asked for codes again. A preview enters nothing but its own.
 */
const TARGET = `
  SELECT target.id, target.recipient_name, target.expires_at, session.confirmed_at
    FROM portal_session session
    JOIN portal_link own ON own.id = session.link_id
    JOIN portal_link target ON target.id = :link_id AND target.scope = 'account'
         AND (target.id = own.id OR (own.purpose = 'recipient' AND target.purpose = 'recipient'
                                     AND target.recipient_email = own.recipient_email
                                     AND session.confirmed_at > coalesce(
                                       (SELECT max(e.created_at) FROM portal_link_event e
                                         WHERE e.link_id = target.id AND e.kind = 'devices_ended'), '-infinity')))
   WHERE session.id = :session_id AND (session.confirmed_at IS NOT NULL OR own.purpose = 'preview')
     AND target.revoked_at IS NULL AND target.deleted_at IS NULL
     AND (target.expires_at IS NULL OR target.expires_at > clock_timestamp())
     FOR SHARE OF target`

/**
 * A session for another account of the same person, or for another sales channel of the same account. The code that
 * confirmed the session stands for it: it proved the mailbox that both links were given to. A session of the same account
 * takes the place of the one that asked, so that none sees two channels.
 * @returns null where there is no such account for this person, alike for what is another's and for what does not exist
 */
export const switchAccount = async (
  knex: Knex,
  session: AccountSession,
  { link_id, sales_channel_id }: SwitchTarget,
  lifetime_hours: number,
): Promise<OpenedSession | null> =>
  await knex.transaction(async (trx) => {
    if (!(await holdSession(trx, session))) return null
    const { rows } = await trx.raw<{
      rows: (Pick<LinkRow, "id" | "recipient_name" | "expires_at"> & { confirmed_at: Date | null })[]
    }>(TARGET, { link_id, session_id: session.session_id })
    const [target] = rows
    if (!target) return null
    // Of two at once, the one that deletes the session makes the other.
    const isSame = target.id === session.link_id
    if (isSame && (await trx("portal_session").where({ id: session.session_id }).delete()) === 0) return null
    const token = mintToken("session")
    const [opened] = await trx("portal_session")
      .insert({
        id: generateEntityId(undefined, "psess"),
        link_id: target.id,
        token_hash: hashToken(token),
        expires_at: trx.raw("least(clock_timestamp() + ? * interval '1 hour', ?::timestamptz)", [
          lifetime_hours,
          target.expires_at,
        ]),
        // When the mailbox was proved, not now: switching proves nothing anew.
        confirmed_at: target.confirmed_at,
        sales_channel_id,
      })
      .returning<{ expires_at: Date }[]>("expires_at")
    if (!opened) return null
    if (!isSame) await logLink(trx, { link_id: target.id, kind: "switched", actor: recipientOf(target) })
    return { session: token, expires_at: opened.expires_at }
  })
