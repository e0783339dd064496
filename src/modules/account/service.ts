import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { type Change, ProcessedChanges } from "../../lib/jobs/processed-changes"
import {
  type ContactChangeRow,
  deleteChange,
  insertChange,
  listChanges,
  markUndone,
  type NewContactChange,
  readChange,
  setAddressId,
  unmarkUndone,
} from "./contact-changes"

/** Orders written in one transaction: their locks are held until it ends. */
const BATCH = 200

/**
 * Says how many things the shop still needs from the client for each of some orders; those that lack nothing may be left
 * out. Reads by the given connection, which holds the orders' locks.
 */
export type CountMissing = (trx: Knex, order_ids: readonly string[]) => Promise<ReadonlyMap<string, number>>

/**
 * What clients changed of their contact details, and `portal_account_order`, the read model of the account portal: one row
 * for each order that its customer may see. Triggers note which orders changed where the portal's own rows do; what Medusa
 * changes is told here, by events and by a job. `src/account-view/index-orders.ts` knows what to count.
 */
export class AccountModuleService {
  private readonly knex: Knex
  private readonly indexed = new ProcessedChanges()

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Keeps what a client changed. @returns the change's id */
  async addContactChange(change: NewContactChange): Promise<string> {
    return await insertChange(this.knex, change)
  }

  /** Forgets a change that Medusa refused. */
  async dropContactChange(id: string): Promise<void> {
    await deleteChange(this.knex, id)
  }

  /** See `setAddressId`. */
  async setChangedAddress(id: string, address_id: string): Promise<void> {
    await setAddressId(this.knex, id, address_id)
  }

  /** See `listChanges`. */
  async listContactChanges(customer_id: string): Promise<ContactChangeRow[]> {
    return await listChanges(this.knex, customer_id)
  }

  /** @throws MedusaError not_found */
  async getContactChange(id: string): Promise<ContactChangeRow> {
    return await readChange(this.knex, id)
  }

  /** See `markUndone`. */
  async markContactUndone(id: string, actor: Actor): Promise<void> {
    await markUndone(this.knex, id, actor)
  }

  /** See `unmarkUndone`. */
  async unmarkContactUndone(id: string): Promise<void> {
    await unmarkUndone(this.knex, id)
  }

  /** Writes the rows of orders anew, or removes those of orders that no customer may see. */
  async indexOrders(order_ids: readonly string[], countMissing: CountMissing): Promise<void> {
    // In one order, so that two callers never wait for each other.
    const sorted = [...new Set(order_ids)].sort()
    for (let at = 0; at < sorted.length; at += BATCH)
      await this.knex.transaction(async (trx) => await index(trx, sorted.slice(at, at + BATCH), countMissing))
  }

  /**
   * Writes the rows of orders anew that were noted as changed.
   * @param customer_id whose orders; left out, all are looked at
   */
  async refresh(countMissing: CountMissing, customer_id?: string): Promise<void> {
    while (await this.refreshSome(countMissing, customer_id));
  }

  /**
   * The same for the orders that Medusa wrote since a moment, without those that the last call found at the same version;
   * null for all orders. Reads them by id and in batches.
   */
  async indexChanged(since: Date | null, countMissing: CountMissing): Promise<void> {
    const run = this.indexed.startRun()
    for (let after = "", isFull = true; isFull;) {
      // As text, since a Date would cut microseconds.
      const changes: Change[] = await this.knex("order")
        .where("id", ">", after)
        .modify((query) => (since ? query.where("updated_at", ">=", since) : query))
        .orderBy("id")
        .limit(BATCH)
        .select("id", this.knex.raw("updated_at::text AS version"))
      const ids = run.takeNew(changes)
      await this.indexOrders(since ? ids : changes.map(({ id }) => id), countMissing)
      after = changes.at(-1)?.id ?? after
      isFull = changes.length === BATCH
    }
    run.finish()
  }

  /**
   * Takes notes and writes their orders in one transaction: a note is gone exactly when its change shows. Those that another
   * caller has taken are left to it; a reader of one customer waits for them, since it shows what they are about.
   * @returns whether there may be more
   */
  private async refreshSome(countMissing: CountMissing, customer_id: string | undefined): Promise<boolean> {
    return await this.knex.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: { order_id: string }[] }>(
        `DELETE FROM portal_account_stale WHERE id IN (
           SELECT s.id FROM portal_account_stale s ${customer_id === undefined ? "" : OF_CUSTOMER}
            ORDER BY s.id LIMIT ${BATCH} FOR UPDATE OF s ${customer_id === undefined ? "SKIP LOCKED" : ""})
         RETURNING order_id`,
        customer_id === undefined ? [] : [customer_id],
      )
      await index(trx, [...new Set(rows.map(({ order_id }) => order_id))].sort(), countMissing)
      return rows.length === BATCH
    })
  }
}

const OF_CUSTOMER = `JOIN "order" o ON o.id = s.order_id AND o.customer_id = ?`

const index = async (trx: Knex, sorted: readonly string[], countMissing: CountMissing): Promise<void> => {
  if (sorted.length === 0) return
  await trx.raw("SELECT portal_index_account(id) FROM unnest(?::text[]) WITH ORDINALITY AS asked(id, at) ORDER BY at", [
    [...sorted],
  ])
  await writeMissing(trx, sorted, countMissing)
}

/** Nothing is asked for on past orders. */
const writeMissing = async (trx: Knex, order_ids: readonly string[], countMissing: CountMissing): Promise<void> => {
  const rows = await trx("portal_account_order")
    .whereIn("order_id", [...order_ids])
    .select<{ order_id: string; is_past: boolean; missing_items: number }[]>("order_id", "is_past", "missing_items")
  const active = rows.filter(({ is_past }) => !is_past).map(({ order_id }) => order_id)
  const counts = active.length > 0 ? await countMissing(trx, active) : new Map<string, number>()
  const changed = rows
    .map(({ order_id, is_past, missing_items }) => ({
      order_id,
      known: missing_items,
      counted: is_past ? 0 : (counts.get(order_id) ?? 0),
    }))
    .filter(({ known, counted }) => known !== counted)
  if (changed.length === 0) return
  await trx.raw(
    `UPDATE portal_account_order a SET missing_items = counted.items
       FROM unnest(?::text[], ?::int[]) AS counted(order_id, items) WHERE a.order_id = counted.order_id`,
    [changed.map(({ order_id }) => order_id), changed.map(({ counted }) => counted)],
  )
}
