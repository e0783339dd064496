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

/** Deletes it. Counts by day stay: they name a link that belongs to no one then. @returns how many events were deleted */
export const eraseEvents = async (
  databases: readonly EngagementDatabase[],
  link_ids: readonly string[],
): Promise<number> => {
  const erased = new Set<string>()
  for (const database of databases) {
    const rows = await database.query<{ id: string }>(
      "DELETE FROM portal_engagement_event WHERE link_id = ANY(?) RETURNING id",
      [[...link_ids]],
    )
    for (const { id } of rows) erased.add(id)
  }
  return erased.size
}
