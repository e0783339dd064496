import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Sessions, devices and logged lines of a kind that a link has at most: more than a person has browsers, few enough to fill nothing. */
const KEPT_PER_LINK = 50

/**
 * Deletes all but the newest 50 of a link's rows. To be called when a new row has been committed: of several callers at
 * once the last then sees all rows. Rows that another one is deleting are left to it.
 */
export const keepNewest = async (
  knex: Knex,
  table: "portal_session" | "portal_device" | "portal_link_event",
  of: Record<string, string>,
): Promise<void> => {
  const older = knex(table)
    .where(of)
    .whereNull("deleted_at")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .offset(KEPT_PER_LINK)
    .select("id")
  const free = knex(table).whereIn("id", older).select("id").forUpdate().skipLocked()
  await knex(table).whereIn("id", free).delete()
}
