import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { sha256Hex } from "./digest"

/**
 * Errors of a server that does not know a connection's statements, or whose statement gives other columns by now. The first
 * two come from a pooler that hands its connections from one transaction to the next.
 */
const NOT_PREPARED = new Set([
  "26000", // invalid_sql_statement_name: prepared on another connection
  "42P05", // duplicate_prepared_statement: prepared by another client
  "0A000", // feature_not_supported: a migration changed what the statement gives
])

const isNotPrepared = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && NOT_PREPARED.has(error.code)

/** A read that Postgres plans once for each connection. @returns its rows */
export type PreparedRead = <T>(knex: Knex, bindings: readonly Knex.RawBinding[]) => Promise<T[]>

/**
 * Makes a read of a statement that is long to plan and asked often. Where prepared statements do not work, this process
 * plans it each time from then on.
 * @param text a statement that changes nothing: it may run twice. Not for use inside a transaction, which the first error ends
 */
export const prepareRead = (text: string): PreparedRead => {
  // Its own text in its name: pg refuses one name for two texts, as during an update of the plugin.
  const name = `client_portal_${sha256Hex(text).slice(0, 16)}`
  let isPrepared = true
  return async <T>(knex: Knex, bindings: readonly Knex.RawBinding[]): Promise<T[]> => {
    const read = knex.raw<{ rows: T[] }>(text, bindings)
    if (!isPrepared) return (await read).rows
    try {
      return (await read.options({ name })).rows
    } catch (error) {
      if (!isNotPrepared(error)) throw error
      isPrepared = false
      return (await knex.raw<{ rows: T[] }>(text, bindings)).rows
    }
  }
}
