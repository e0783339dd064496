import { UNTIL_NOW } from "./append-events"
import { SCAN_SECONDS } from "./classify"
import type { EngagementDatabase } from "./engagement-database"
import type { Sighting } from "./forward"

/** A scanner's address is suspicious for so long. */
export const SCANNER_MINUTES = 15

export type SessionFacts = { is_trapped: boolean; is_scan: boolean; is_person: boolean }

/** What the store knows of the sessions, addresses and links of a batch. */
export type BatchContext = {
  now: Date
  sessions: Map<string, SessionFacts>
  scanners: Set<string>
  /** Links that were just opened, by address. */
  opened: Map<string, Set<string>>
  /** Where persons used a link from, by link. */
  sightings: Map<string, (Omit<Sighting, "network"> & { address: string | null })[]>
}

type Asked = { session_ids: string[]; addresses: string[]; order_ids: string[]; customer_ids: string[] }

const SESSIONS = `
  SELECT session_id, bool_or(kind = 'trap') AS is_trapped, bool_or(kind = 'hit' AND reason = 'soon_after_mail') AS is_scan,
         bool_or(kind = 'view' AND class = 'human') AS is_person
    FROM portal_engagement_event WHERE session_id = ANY(?) AND at > now() - interval '2 days' AND ${UNTIL_NOW} GROUP BY session_id`

const SCANNERS = `
  SELECT DISTINCT address FROM portal_engagement_event
   WHERE address = ANY(?) AND kind IN ('hit', 'trap') AND class = 'likely_bot' AND at > now() - ? * interval '1 minute' AND ${UNTIL_NOW}`

const OPENED = `
  SELECT DISTINCT address, link_id FROM portal_engagement_event
   WHERE address = ANY(?) AND kind = 'hit' AND at > now() - ? * interval '1 second' AND ${UNTIL_NOW}`

const sightings = (owner: "order_id" | "customer_id") => `
  SELECT link_id, device, address, max(at) AS at FROM portal_engagement_event
   WHERE ${owner} = ANY(?) AND kind = 'view' AND class = 'human' AND device IS NOT NULL AND at > now() - interval '30 days' AND ${UNTIL_NOW}
   GROUP BY link_id, device, address`

type SeenRow = { link_id: string; device: string; address: string | null; at: Date }

/** Reads it on the connection that the batch is written on. */
export const readContext = async (
  database: EngagementDatabase,
  { session_ids, addresses, order_ids, customer_ids }: Asked,
): Promise<BatchContext> => {
  const [clock] = await database.query<{ now: Date }>("SELECT clock_timestamp() AS now")
  const sessions = await database.query<SessionFacts & { session_id: string }>(SESSIONS, [session_ids])
  const scanners = addresses.length
    ? await database.query<{ address: string }>(SCANNERS, [addresses, SCANNER_MINUTES])
    : []
  const opened = addresses.length
    ? await database.query<{ address: string; link_id: string }>(OPENED, [addresses, SCAN_SECONDS])
    : []
  const seen = [
    ...(order_ids.length ? await database.query<SeenRow>(sightings("order_id"), [order_ids]) : []),
    ...(customer_ids.length ? await database.query<SeenRow>(sightings("customer_id"), [customer_ids]) : []),
  ]
  const byAddress = new Map<string, Set<string>>()
  for (const { address, link_id } of opened)
    byAddress.set(address, (byAddress.get(address) ?? new Set<string>()).add(link_id))
  const sightingsByLink: BatchContext["sightings"] = new Map()
  for (const { link_id, ...sighting } of seen)
    sightingsByLink.set(link_id, [...(sightingsByLink.get(link_id) ?? []), sighting])
  return {
    now: clock?.now ?? new Date(),
    sessions: new Map(sessions.map(({ session_id, ...facts }) => [session_id, facts])),
    scanners: new Set(scanners.map(({ address }) => address)),
    opened: byAddress,
    sightings: sightingsByLink,
  }
}
