import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ProjectOverview, StaffTimelineEntry } from "../contracts"
import type { Actor } from "../contracts/actor"
import { readEngagementEntries, withoutShownTwice } from "./read-engagement"
import { PROOF_TIMELINE_SQL } from "./proof-timeline-sql"

/** Entries that one answer holds. */
const LIMIT = 200

type Row = Omit<StaffTimelineEntry, "at" | "actor"> & {
  at: Date
  actor_type: Actor["type"] | null
  actor_name: string | null
}

/*
 * Everything that happened on a project, out of the rows that keep it: one statement, no read of the order. A request that
 * is closed by a decision is told by the decision.
 */
const TIMELINE = `
  WITH subject AS (SELECT p.id AS project_id, o.id AS order_id, o.created_at, o.canceled_at, o.status, o.is_draft_order
                     FROM portal_project p JOIN "order" o ON o.id = p.order_id WHERE p.id = ?)
  SELECT * FROM (
    SELECT 'order:created' AS id, s.created_at AS at,
           CASE WHEN s.is_draft_order OR EXISTS (SELECT 1 FROM portal_approval_request r WHERE r.project_id = s.project_id AND r.subject_type = 'order')
                THEN 'quote_created' ELSE 'order_placed' END AS kind,
           NULL AS actor_type, NULL AS actor_name, NULL AS what, NULL AS message FROM subject s
    UNION ALL
    SELECT 'order:canceled', s.canceled_at, 'canceled', NULL, NULL, NULL, NULL FROM subject s
     WHERE s.status = 'canceled' AND s.canceled_at IS NOT NULL
    UNION ALL
    SELECT r.id, r.created_at, 'approval_requested', r.requested_by_type, r.requested_by_name, r.version::text, r.message
      FROM portal_approval_request r JOIN subject s ON s.project_id = r.project_id
     WHERE r.subject_type = 'order' AND r.deleted_at IS NULL
    UNION ALL
    SELECT r.id || ':withdrawn', r.closed_at, 'approval_withdrawn', NULL, NULL, r.version::text, NULL
      FROM portal_approval_request r JOIN subject s ON s.project_id = r.project_id
     WHERE r.subject_type = 'order' AND r.state = 'withdrawn' AND r.closed_at IS NOT NULL AND r.deleted_at IS NULL
    UNION ALL
    SELECT d.id, d.decided_at, d.kind, coalesce(d.recorded_by_type, 'client'), coalesce(d.recorded_by_name, d.name),
           d.version::text, d.message
      FROM portal_decision d JOIN subject s ON s.project_id = d.project_id
     WHERE d.subject_type = 'order' AND d.deleted_at IS NULL
    UNION ALL
    ${PROOF_TIMELINE_SQL}
    UNION ALL
    SELECT m.id, m.created_at, 'stage_moved', m.actor_type, m.actor_name, m.stage_name, NULL
      FROM portal_stage_move m JOIN subject s ON s.project_id = m.project_id WHERE m.deleted_at IS NULL
    UNION ALL
    SELECT e.id, e.created_at, 'link_' || e.kind, e.actor_type, e.actor_name, l.recipient_name, e.message
      FROM portal_link_event e JOIN portal_link l ON l.id = e.link_id AND l.purpose = 'recipient'
      JOIN subject s ON s.order_id = l.order_id WHERE e.deleted_at IS NULL AND l.deleted_at IS NULL
    UNION ALL
    SELECT f.id || ':' || step.kind, step.at, step.kind, NULL, NULL,
           (SELECT string_agg(nullif(b.tracking_number, ''), ', ') FROM fulfillment_label b
             WHERE b.fulfillment_id = f.id AND b.deleted_at IS NULL), NULL
      FROM order_fulfillment k JOIN subject s ON s.order_id = k.order_id
      JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL AND f.canceled_at IS NULL
      CROSS JOIN LATERAL (VALUES ('shipped', f.shipped_at), ('delivered', f.delivered_at)) AS step (kind, at)
     WHERE k.deleted_at IS NULL AND step.at IS NOT NULL
  ) happened
  ORDER BY at DESC, id DESC LIMIT ?`

const toEntry = ({ id, at, kind, actor_type, actor_name, what, message }: Row): StaffTimelineEntry => ({
  id,
  at: at.toISOString(),
  kind,
  actor: actor_type === null || actor_name === null ? null : { type: actor_type, name: actor_name },
  what,
  message,
})

/** One timeline of links, requests, decisions, stages and shipments, and what was done through the links; newest first. */
export const readOverview = async (
  container: MedusaContainer,
  { id: project_id, order_id }: { id: string; order_id: string },
): Promise<ProjectOverview> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const [{ rows }, entries] = await Promise.all([
    knex.raw<{ rows: Row[] }>(TIMELINE, [project_id, LIMIT + 1]),
    readEngagementEntries(container, order_id),
  ])
  const shown = rows.slice(0, LIMIT).map(toEntry)
  const has_more = rows.length > LIMIT
  const oldest = has_more ? (shown.at(-1)?.at ?? "") : ""
  const engagement = entries.filter(({ at }) => at >= oldest).slice(0, LIMIT)
  return { timeline: withoutShownTwice(shown, entries), engagement, has_more: has_more || entries.length > LIMIT }
}
