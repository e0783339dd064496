import type { Knex } from "@medusajs/framework/mikro-orm/knex"

export type Binding = Knex.RawBinding

/**
 * The database that engagement is kept in: the shop's own, or one of its own (docs/adr/0036). Statements are Postgres's, with
 * a question mark for each binding.
 */
export interface EngagementDatabase {
  /** The rows that a statement gives, in their shape as the caller knows it. */
  query<Row>(statement: string, bindings?: readonly Binding[]): Promise<Row[]>
  /** Runs `work` in one transaction, on one connection. */
  transaction<T>(work: (database: EngagementDatabase) => Promise<T>): Promise<T>
}

/** The shop's database, on the connections that Medusa opened. */
export class ShopDatabase implements EngagementDatabase {
  constructor(private readonly knex: Knex) {}

  async query<Row>(statement: string, bindings: readonly Binding[] = []): Promise<Row[]> {
    return (await this.knex.raw<{ rows: Row[] }>(statement, [...bindings])).rows
  }

  async transaction<T>(work: (database: EngagementDatabase) => Promise<T>): Promise<T> {
    return await this.knex.transaction(async (trx) => await work(new ShopDatabase(trx)))
  }
}
