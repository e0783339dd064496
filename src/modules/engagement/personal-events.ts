import type { EngagementDatabase } from "./engagement-database"

const SHOWN = "id, at, kind, order_id, customer_id, page, document, dwell_ms, device, address, agent"

/** An event as a person is given it; what else it holds does not matter here. */
type PersonalEvent = { id: string; at: Date }

/** What was done through some links, oldest first. An event that was copied from one database to another is there once. */
export const readEvents = async (
  databases: readonly EngagementDatabase[],
  link_ids: readonly string[],
): Promise<object[]> => {
  const events = new Map<string, PersonalEvent>()
  for (const database of databases) {
    const found = await database.query<PersonalEvent>(
      `SELECT ${SHOWN} FROM portal_engagement_event WHERE link_id = ANY(?)`,
      [[...link_ids]],
    )
    for (const event of found) events.set(event.id, event)
  }
  return [...events.values()].sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** One batch is written at a time, over all instances, so that batches see each other and none waits for the other's rows. */
export const WRITE_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('portal:engagement-write', 0))"

const NOTE_ERASED = `
  INSERT INTO portal_engagement_erased_link (link_id) SELECT unnest(?::text[])
      ON CONFLICT (link_id) DO UPDATE SET erased_at = excluded.erased_at`

/**
 * Deletes it. Counts by day stay: they name a link that belongs to no one then. Events of these links that some instance
 * still holds in memory are not stored: batches are written under the same lock, and leave them out.
 * @returns how many events were deleted
 */
export const eraseEvents = async (
  databases: readonly EngagementDatabase[],
  link_ids: readonly string[],
): Promise<number> => {
  const erased = new Set<string>()
  for (const database of databases) {
    const rows = await database.transaction(async (trx) => {
      await trx.query(WRITE_LOCK)
      await trx.query(NOTE_ERASED, [[...link_ids]])
      return await trx.query<{ id: string }>(
        "DELETE FROM portal_engagement_event WHERE link_id = ANY(?) RETURNING id",
        [[...link_ids]],
      )
    })
    for (const { id } of rows) erased.add(id)
  }
  return erased.size
}

/** Those of some links that were erased. */
export const erasedLinks = async (
  database: EngagementDatabase,
  link_ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await database.query<{ link_id: string }>(
    "SELECT link_id FROM portal_engagement_erased_link WHERE link_id = ANY(?)",
    [[...link_ids]],
  )
  return new Set(rows.map(({ link_id }) => link_id))
}
