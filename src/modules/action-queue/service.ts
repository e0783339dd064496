import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Orders written in one transaction. */
export const QUEUE_BATCH = 200

/** A project as the queue finds, counts and sorts it. */
export type QueueEntry = {
  order_id: string
  project_id: string
  owner_user_id: string | null
  waiting_on: "client" | "staff" | null
  waiting_for: string | null
  waiting_since: string
  in_hands_date: string | null
  due_on: string | null
  /** When its project last saw any activity. */
  last_activity_at: string
  /** Methods of proofs that are not decided, in lower case; an empty text for one without a method. */
  undecided_methods: string[]
  /** When the page was last viewed, of a project that is hot. */
  hot_at: string | null
  /** When the earliest package left that no one was told of. */
  untold_since: Date | null
  /** Neither delivered nor canceled: such a project can grow quiet, or its date be missed. */
  is_running: boolean
  /** Running, or with something left to do. The others are kept to know that they were looked at. */
  is_open: boolean
}

/** Says how the queue has each of some orders; those without a project are left out. */
export type ReadEntries = (order_ids: readonly string[]) => Promise<QueueEntry[]>

const LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('portal:queue', 0)) AS is_held"

/**
 * `portal_queue_project`, the read model of the action queue. Triggers note which orders changed where the portal's own rows
 * do; what Medusa changes is noted by events and by a job. `src/action-queue` knows what to write.
 */
export class ActionQueueModuleService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Notes orders as changed. */
  async note(order_ids: readonly string[]): Promise<void> {
    if (order_ids.length === 0) return
    await this.knex.raw(`INSERT INTO portal_queue_stale (order_id) SELECT DISTINCT unnest(?::text[])`, [[...order_ids]])
  }

  /** Notes the orders that Medusa wrote since a moment and that were not looked at afterwards; null for all. */
  async noteChanged(since: Date | null): Promise<void> {
    await this.knex.raw(
      `INSERT INTO portal_queue_stale (order_id)
       SELECT p.order_id FROM portal_project p JOIN "order" o ON o.id = p.order_id
         LEFT JOIN portal_queue_project q ON q.order_id = o.id
        WHERE q.order_updated_at IS DISTINCT FROM o.updated_at ${since ? "AND o.updated_at >= ?" : ""}`,
      since ? [since] : [],
    )
  }

  /** Notes the projects that were hot on an earlier day, in UTC: views of a week ago no longer count. */
  async noteFormerlyHot(): Promise<void> {
    await this.knex.raw(
      `INSERT INTO portal_queue_stale (order_id) SELECT order_id FROM portal_queue_project
        WHERE hot_at IS NOT NULL AND looked_at < date_trunc('day', now(), 'UTC')`,
    )
  }

  /** Notes the projects whose quote has expired since they were looked at: no row is written then. */
  async noteExpired(): Promise<void> {
    await this.knex.raw(
      `INSERT INTO portal_queue_stale (order_id) SELECT DISTINCT q.order_id FROM portal_queue_project q
         JOIN portal_quote_validity v ON v.order_id = q.order_id AND v.deleted_at IS NULL
        WHERE v.valid_until >= q.looked_at AND v.valid_until < now()`,
    )
  }

  /** Copies `last_activity_at` from the project index. Activity alone does not mark an order as stale. */
  async followActivity(since: Date): Promise<void> {
    await this.knex.raw(
      `UPDATE portal_queue_project q SET last_activity_at = x.last_activity_at FROM portal_project_index x
        WHERE x.last_activity_at >= ? AND q.order_id = x.order_id AND q.last_activity_at < x.last_activity_at`,
      [since],
    )
  }

  /**
   * Writes the rows of orders anew that were noted as changed. One caller does so at a time; another finds the queue as it
   * is at that moment, instead of holding a connection while it waits.
   * @param batches of orders that are written at most, so that no reader waits for a flood of changes
   */
  async refresh(readEntries: ReadEntries, batches = Infinity): Promise<void> {
    for (let batch = 0; batch < batches; batch++) if (!(await this.refreshSome(readEntries))) return
  }

  /**
   * Takes notes and writes their orders in one transaction: a note is gone exactly when its change shows. A change that
   * commits after the notes were taken has a note of its own.
   * @returns whether there may be more
   */
  private async refreshSome(readEntries: ReadEntries): Promise<boolean> {
    if (!(await this.knex("portal_queue_stale").first("id"))) return false
    return await this.knex.transaction(async (trx) => {
      const held = await trx.raw<{ rows: { is_held: boolean }[] }>(LOCK)
      if (!held.rows[0]?.is_held) return false
      const { rows } = await trx.raw<{ rows: { order_id: string }[] }>(
        `DELETE FROM portal_queue_stale WHERE order_id IN (
           SELECT s.order_id FROM portal_queue_stale s ORDER BY s.id LIMIT ${QUEUE_BATCH}) RETURNING order_id`,
      )
      const order_ids = [...new Set(rows.map(({ order_id }) => order_id))]
      // As text, since a Date would cut microseconds.
      const written: { id: string; updated_at: string }[] = await trx("order")
        .whereIn("id", order_ids)
        .select("id", trx.raw("updated_at::text AS updated_at"))
      const writtenAt = new Map(written.map(({ id, updated_at }) => [id, updated_at]))
      const entries = order_ids.length > 0 ? await readEntries(order_ids) : []
      const gone = order_ids.filter((id) => !entries.some(({ order_id }) => order_id === id))
      if (gone.length > 0) await trx("portal_queue_project").whereIn("order_id", gone).delete()
      const inserted = entries.map((entry) => ({
        ...entry,
        order_updated_at: writtenAt.get(entry.order_id),
        looked_at: trx.raw("now()"),
      }))
      if (inserted.length > 0) await trx("portal_queue_project").insert(inserted).onConflict("order_id").merge()
      return order_ids.length > 0
    })
  }
}
