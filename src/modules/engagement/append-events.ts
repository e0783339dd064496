import type { EngagementDatabase } from "./engagement-database"
import type { JudgedEvent } from "./rows"

/** A repeated report, and a download of the same document again within this time, is the same event. */
const SAME_DOWNLOAD_SECONDS = 60

/** Leaves out the tables of the months to come, which are looked through otherwise. */
export const UNTIL_NOW = "at < now() + interval '1 hour'"

/** Postgres takes neither NUL nor half of a character in its JSON. */
const clean = (text: string | null): string | null => text?.toWellFormed().replaceAll("\u0000", "") ?? null

const STORED = "order_id, link_id, (at AT TIME ZONE 'UTC')::date::text AS day, at, kind, class, session_id, dwell_ms"

const APPEND = `
  WITH given AS (
    SELECT *, clock_timestamp() - age_ms * interval '1 millisecond' AS at FROM jsonb_to_recordset(?::jsonb) AS g (
      age_ms double precision, kind text, class text, reason text, order_id text, customer_id text, link_id text, session_id text, view_id uuid,
      seq integer, page text, dwell_ms integer, sections jsonb, document text, device text, seconds_after_mail integer,
      address text, agent text)
  )
  INSERT INTO portal_engagement_event (at, kind, class, reason, order_id, customer_id, link_id, session_id, view_id, seq, page, dwell_ms,
                                       sections, document, device, seconds_after_mail, address, agent)
  SELECT at, kind, class, reason, order_id, customer_id, link_id, session_id, view_id, seq, page, dwell_ms, sections, document, device,
         seconds_after_mail, address, agent
    FROM given g
   WHERE (g.view_id IS NULL AND g.document IS NULL) OR NOT EXISTS (
     SELECT FROM portal_engagement_event e WHERE e.session_id = g.session_id AND e.at > now() - interval '1 day' AND e.${UNTIL_NOW}
        AND ((g.view_id IS NOT NULL AND e.view_id = g.view_id AND e.seq = g.seq)
             OR (g.kind = 'download' AND e.kind = 'download' AND e.document = g.document
                 AND e.at > now() - ${SAME_DOWNLOAD_SECONDS} * interval '1 second')))
  RETURNING ${STORED}`

export type StoredEvent = Pick<JudgedEvent, "link_id" | "kind" | "class" | "session_id" | "dwell_ms"> & {
  /** Null for what was done in an account. */
  order_id: string | null
  at: Date
  /** Of `at` in UTC, `2026-11-27`. */
  day: string
}

/** Tells of each event, in their order, whether the batch has it already. */
const repeatFinder = () => {
  const seen = new Set<string>()
  return ({ kind, session_id, view_id, seq, document }: JudgedEvent): boolean => {
    if (kind === "forward" || (view_id === null && document === null)) return false
    const key = `${session_id}\n${view_id ?? ""}\n${seq ?? ""}\n${document ?? ""}`
    if (seen.has(key)) return true
    seen.add(key)
    return false
  }
}

/** Stores events, but for those that are there already. @returns what was stored */
export const appendEvents = async (
  database: EngagementDatabase,
  events: readonly JudgedEvent[],
): Promise<StoredEvent[]> => {
  const repeats = repeatFinder()
  const rows = events
    .filter((event) => !repeats(event))
    .map((event) => ({
      ...event,
      agent: clean(event.agent),
      address: clean(event.address),
      document: clean(event.document),
    }))
  if (rows.length === 0) return []
  return await database.query<StoredEvent>(APPEND, [JSON.stringify(rows)])
}

/** A session in which a person was seen: what it did before, of which nothing was known, was the person's. */
const UPGRADE = `
  UPDATE portal_engagement_event SET class = 'human', reason = 'session_of_person'
   WHERE session_id = ANY(?) AND kind = 'download' AND class = 'unknown' AND reason = 'no_gesture_yet'
     AND at > now() - interval '1 day' AND ${UNTIL_NOW}
  RETURNING ${STORED}`

/** A session that followed a hidden link is a program's, whatever it did before. */
const DOWNGRADE = `
  UPDATE portal_engagement_event SET class = 'likely_bot', reason = 'hidden_link'
   WHERE session_id = ANY(?) AND class <> 'likely_bot' AND at > now() - interval '1 day' AND ${UNTIL_NOW}
  RETURNING ${STORED}`

/** Judges anew what sessions did, by what is known of them now. @returns the events whose class changed */
export const rejudge = async (database: EngagementDatabase, stored: readonly StoredEvent[]): Promise<StoredEvent[]> => {
  const sessionsOf = (isAsked: (event: StoredEvent) => boolean) => [
    ...new Set(stored.filter(isAsked).map(({ session_id }) => session_id)),
  ]
  const trapped = sessionsOf(({ kind }) => kind === "trap")
  const persons = sessionsOf((event) => event.kind === "view" && event.class === "human")
  const changed: StoredEvent[] = []
  if (persons.length) changed.push(...(await database.query<StoredEvent>(UPGRADE, [persons])))
  if (trapped.length) changed.push(...(await database.query<StoredEvent>(DOWNGRADE, [trapped])))
  return changed
}
