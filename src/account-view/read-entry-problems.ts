import type { MedusaContainer } from "@medusajs/framework/types"
import type { EntryProblem } from "../contracts"
import { runSql, sql } from "../lib/sql"
import { TRIES_PER_CODE } from "../modules/portal-token/account-codes"

export type Attempt = {
  link_id: string
  name: string
  /** Set for a link that is over. */
  link_expired_at: Date | null
  /** Null where no code was asked for. */
  code_expires_at: Date | null
  code_sent_at: Date | null
  tries: number
  mail_failed_at: Date | null
  mail_reason: string | null
  /** When the person last got in, with whatever code or device. */
  entered_at: Date | null
}

const isAfter = (at: Date | null, other: Date | null): at is Date => at !== null && (other === null || at > other)

/** Why a person did not get in when they last tried; null for who did, or never tried. Pure. */
export const entryProblemOf = (attempt: Attempt, now: Date): EntryProblem | null => {
  const { link_id, name, link_expired_at, code_expires_at, code_sent_at, tries, entered_at } = attempt
  const problem = (reason: EntryProblem["reason"], at: Date, detail: string | null = null): EntryProblem => ({
    ...{ link_id, name, reason, detail },
    at: at.toISOString(),
  })
  if (link_expired_at !== null) return problem("link_expired", link_expired_at)
  if (isAfter(attempt.mail_failed_at, entered_at))
    return problem("mail_failed", attempt.mail_failed_at, attempt.mail_reason)
  if (code_expires_at === null || !isAfter(code_sent_at, entered_at)) return null
  if (tries >= TRIES_PER_CODE) return problem("tries_used_up", code_sent_at)
  return code_expires_at <= now ? problem("code_expired", code_expires_at) : null
}

const ATTEMPTS = `
  SELECT l.id AS link_id, l.recipient_name AS name,
         CASE WHEN l.expires_at <= clock_timestamp() THEN l.expires_at END AS link_expired_at,
         code.created_at AS code_sent_at, code.expires_at AS code_expires_at, coalesce(code.tries, 0) AS tries,
         mail.updated_at AS mail_failed_at, mail.reason AS mail_reason,
         (SELECT max(e.created_at) FROM portal_link_event e
           WHERE e.link_id = l.id AND e.kind IN ('code_confirmed', 'device_used', 'switched') AND e.deleted_at IS NULL) AS entered_at,
         clock_timestamp() AS now
    FROM portal_link l
    LEFT JOIN LATERAL (SELECT k.* FROM portal_account_code k WHERE k.link_id = l.id AND k.deleted_at IS NULL
                        ORDER BY k.created_at DESC, k.id DESC LIMIT 1) code ON true
    LEFT JOIN LATERAL (SELECT n.* FROM portal_notice n WHERE n.link_id = l.id ORDER BY n.created_at DESC LIMIT 1) newest ON true
    LEFT JOIN LATERAL (SELECT newest.updated_at, newest.reason WHERE newest.state = 'failed') mail ON true
   WHERE l.customer_id = ? AND l.purpose = 'recipient' AND l.revoked_at IS NULL AND l.deleted_at IS NULL
   ORDER BY l.created_at, l.id`

/** Why people of a customer's account did not get in when they last tried. */
export const readEntryProblems = async (container: MedusaContainer, customer_id: string): Promise<EntryProblem[]> => {
  const rows = await runSql<Attempt & { now: Date }>(container, sql(ATTEMPTS, customer_id))
  return rows.flatMap(({ now, ...attempt }) => entryProblemOf(attempt, now) ?? [])
}
