import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Orders written in one transaction: their locks are held until it ends. */
const BATCH = 200

/**
 * `portal_account_order`, the read model of the account portal: one row for each order that its customer may see. Triggers
 * note which orders changed where the portal's own rows do; what Medusa changes is told here, by events and by a job.
 */
export class AccountModuleService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Writes the rows of orders anew, or removes those of orders that no customer may see. */
  async indexOrders(order_ids: readonly string[]): Promise<void> {
    // In one order, so that two callers never wait for each other.
    const sorted = [...new Set(order_ids)].sort()
    for (let at = 0; at < sorted.length; at += BATCH) await index(this.knex, sorted.slice(at, at + BATCH))
  }

  /**
   * Writes the rows of orders anew that were noted as changed.
   * @param customer_id whose orders; left out, all are looked at
   */
  async refresh(customer_id?: string): Promise<void> {
    while (await this.refreshSome(customer_id));
  }

  /** The same for the orders that Medusa wrote since a moment; null for all. Reads them by id and in batches. */
  async indexChanged(since: Date | null): Promise<void> {
    for (let after = "", isFull = true; isFull;) {
      const ids: string[] = await this.knex("order")
        .where("id", ">", after)
        .modify((query) => (since ? query.where("updated_at", ">=", since) : query))
        .orderBy("id")
        .limit(BATCH)
        .pluck("id")
      await this.indexOrders(ids)
      after = ids.at(-1) ?? after
      isFull = ids.length === BATCH
    }
  }

  /**
   * Takes notes and writes their orders in one transaction: a note is gone exactly when its change shows. Those that another
   * caller has taken are left to it.
   * @returns whether there may be more
   */
  private async refreshSome(customer_id: string | undefined): Promise<boolean> {
    return await this.knex.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: { order_id: string }[] }>(
        `DELETE FROM portal_account_stale WHERE id IN (
           SELECT s.id FROM portal_account_stale s ${customer_id === undefined ? "" : OF_CUSTOMER}
            ORDER BY s.id LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED)
         RETURNING order_id`,
        customer_id === undefined ? [] : [customer_id],
      )
      await index(trx, [...new Set(rows.map(({ order_id }) => order_id))].sort())
      return rows.length === BATCH
    })
  }
}

const OF_CUSTOMER = `JOIN "order" o ON o.id = s.order_id AND o.customer_id = ?`

const index = async (knex: Knex, sorted: readonly string[]): Promise<void> => {
  if (sorted.length === 0) return
  await knex.raw(
    "SELECT portal_index_account_order(id) FROM unnest(?::text[]) WITH ORDINALITY AS asked(id, at) ORDER BY at",
    [[...sorted]],
  )
}
