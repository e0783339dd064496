import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../lib/services"
import { join, runSql, type Sql, sql } from "../lib/sql"
import { GOODS_LATERALS, SHIPPING } from "../project-list/goods-sql"

/** Orders with a package that has arrived and, of those noted before, the ones that changed since. */
const CANDIDATES = `
  SELECT x.order_id FROM portal_production_index x JOIN "order" k ON k.id = x.order_id
   WHERE x.delivered_version <> k.version
   UNION
  SELECT x.order_id FROM portal_production_index x
    JOIN order_fulfillment k ON k.order_id = x.order_id AND k.deleted_at IS NULL
    JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL AND f.delivered_at IS NOT NULL
   WHERE x.delivered_version IS NULL`

/** Rows noted at once after which the indexes of orders in work are compacted. */
const MASS_CHANGE = 10_000

/** Rows that someone writes at this moment are left to the next time. */
const update = (candidates: Sql, trust_cart_metadata: boolean): Sql =>
  join([
    sql("WITH candidate AS (SELECT c.order_id FROM ("),
    candidates,
    sql(
      `) c),
       found AS (SELECT o.id, CASE WHEN ${SHIPPING} = 'all_delivered' THEN o.version END AS version
                   FROM candidate JOIN "order" o ON o.id = candidate.order_id AND o.deleted_at IS NULL ${GOODS_LATERALS}),
       locked AS (SELECT x.id, found.version FROM found JOIN portal_production_index x ON x.order_id = found.id
                   WHERE x.delivered_version IS DISTINCT FROM found.version ORDER BY x.id FOR UPDATE OF x SKIP LOCKED),
       noted AS (UPDATE portal_production_index x SET delivered_version = locked.version FROM locked WHERE x.id = locked.id
                 RETURNING x.id)
       SELECT count(*)::int AS count FROM noted`,
      trust_cart_metadata,
    ),
  ])

/**
 * Notes in the production report's rows which orders are delivered as a whole. The report reads the packages of all others
 * itself, so a late note costs time alone; an order that changes after its delivery is shown again once this has run.
 * @param order_id the one that changed; left out, all that may have changed are looked at
 */
export const noteDelivered = async (container: MedusaContainer, order_id?: string): Promise<void> => {
  const { proofs, settings } = portalServices(container)
  const candidates = order_id === undefined ? sql(CANDIDATES) : sql("SELECT ?::text AS order_id", order_id)
  const [noted] = await runSql<{ count: number }>(
    container,
    update(candidates, settings.options.orders.trust_cart_metadata),
  )
  if (noted && noted.count >= MASS_CHANGE) await proofs.compactProductionIndex()
}
