import type { MedusaContainer } from "@medusajs/framework/types"
import { runSql, sql } from "../lib/sql"
import { HAS_BARE_LINES } from "./report-query"

/**
 * A row that someone writes at this moment is left to the next time, and so is one that was written after its lines were
 * read: a proof that was closed meanwhile has written it (`portal_proof_uncovers`).
 */
const NOTE = `
  WITH covered AS MATERIALIZED (
         SELECT x.id, x.xmin::text AS mark, o.version
           FROM portal_production_index x JOIN "order" o ON o.id = x.order_id AND o.deleted_at IS NULL
          WHERE x.proof_id IS NULL AND x.delivered_version IS NULL AND x.covered_version IS DISTINCT FROM o.version
            AND NOT ${HAS_BARE_LINES}),
       locked AS (
         SELECT x.id, covered.version FROM covered JOIN portal_production_index x ON x.id = covered.id
          WHERE x.xmin::text = covered.mark ORDER BY x.id FOR UPDATE OF x SKIP LOCKED)
  UPDATE portal_production_index x SET covered_version = locked.version FROM locked WHERE x.id = locked.id`

/**
 * Notes in the production report's rows which orders have a proof for each of their lines. The report reads the lines of
 * all others itself, so a late note costs time alone.
 */
export const noteCovered = async (container: MedusaContainer): Promise<void> => {
  await runSql(container, sql(NOTE))
}
