import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Change, ProcessedChanges } from "../lib/jobs/processed-changes"
import { portalServices } from "../lib/services"
import type { OrderFacts } from "../modules/engagement/facts"

/** Rows that were being written while the last run looked are looked at again. */
const OVERLAP_MS = 10 * 60_000
const BATCH = 500
const WATERMARK = "engagement-facts"
const synced = new ProcessedChanges()

/** Orders of which something changed that a report shows, with the moments of all their changes as `version`. */
const CHANGED = `
  SELECT order_id AS id, string_agg(kind || at::text, ' ' ORDER BY kind, at) AS version FROM (
    SELECT l.order_id, 'share' AS kind, e.created_at AS at
      FROM portal_link_event e JOIN portal_link l ON l.id = e.link_id AND l.order_id IS NOT NULL
     WHERE e.created_at > :since AND e.kind IN ('shared', 'copied')
    UNION ALL SELECT order_id, 'decision', decided_at FROM portal_decision WHERE decided_at > :since
    UNION ALL SELECT order_id, 'payment', booked_at FROM portal_payment WHERE booked_at > :since
    UNION ALL SELECT order_id, 'project', updated_at FROM portal_project WHERE updated_at > :since
    UNION ALL SELECT p.order_id, 'order', o.updated_at
      FROM portal_project p JOIN "order" o ON o.id = p.order_id WHERE o.updated_at > :since) changed
   GROUP BY order_id`

const FACTS = `
  SELECT p.order_id, o.customer_id, p.owner_user_id AS owner_id, sent.at AS sent_at, decided.at AS decided_at, decided.kind AS decision,
         (SELECT min(y.received_at) FROM portal_payment y WHERE y.order_id = p.order_id AND y.deleted_at IS NULL) AS paid_at
    FROM portal_project p JOIN "order" o ON o.id = p.order_id AND o.deleted_at IS NULL
   CROSS JOIN LATERAL (
     SELECT min(e.created_at) AS at FROM portal_link l JOIN portal_link_event e ON e.link_id = l.id AND e.deleted_at IS NULL
      WHERE l.order_id = p.order_id AND l.purpose = 'recipient' AND e.kind IN ('shared', 'copied')) sent
   CROSS JOIN LATERAL (
     SELECT min(d.decided_at) AS at, (array_agg(d.kind ORDER BY d.decided_at DESC))[1] AS kind FROM portal_decision d
      WHERE d.project_id = p.id AND d.subject_type = 'order' AND d.deleted_at IS NULL) decided
   WHERE p.deleted_at IS NULL AND p.order_id = ANY(:order_ids)`

/** Brings what is kept of orders for reports up to what the shop knows, for all that changed since the last run. */
export const syncEngagementFacts = async (container: MedusaContainer): Promise<void> => {
  const { engagement, outbox } = portalServices(container)
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { reached_at, now } = await outbox.readWatermark(WATERMARK)
  const since = new Date(reached_at === null ? 0 : reached_at.getTime() - OVERLAP_MS)
  const { rows } = await knex.raw<{ rows: Change[] }>(CHANGED, { since })
  const run = synced.startRun()
  const ids = run.takeNew(rows)
  for (let first = 0; first < ids.length; first += BATCH) {
    const facts = await knex.raw<{ rows: OrderFacts[] }>(FACTS, { order_ids: ids.slice(first, first + BATCH) })
    await engagement.saveFacts(facts.rows)
  }
  run.finish()
  await engagement.sumShopDays(new Date(Math.min(since.getTime(), now.getTime() - 2 * 86_400_000)))
  await outbox.advanceWatermark(WATERMARK, now)
}
