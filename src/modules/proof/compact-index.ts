import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Of the production report's rows: those of orders in work only. */
const PARTIAL_INDEXES = `
  SELECT i.indexrelid::regclass::text AS name FROM pg_index i
   WHERE i.indrelid = 'portal_production_index'::regclass AND i.indpred IS NOT NULL`

/**
 * Builds the indexes of orders in work anew. After thousands of orders left them at once (an import of orders that were
 * delivered long ago), they are mostly empty pages: VACUUM keeps those for later rows, and Postgres, which goes by an index's
 * size, reads the whole table instead. Writers of the table wait while one of these indexes is built.
 */
export const compactProductionIndex = async (knex: Knex): Promise<void> => {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(PARTIAL_INDEXES)
  for (const { name } of rows) await knex.raw(`REINDEX INDEX ${name}`)
}
