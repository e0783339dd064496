import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LinkDelivery } from "../contracts"
import { JOBS_SCHEMA } from "../lib/jobs/queued-job"

type Row = { link_id: string; state: LinkDelivery["state"]; at: Date; reason: string | null }

/**
 * What became of the newest mail to each link's recipient. A mail that waits is a job; one that went out, or failed and
 * was discarded, is a row of Medusa's notification module under the link's id. A job that failed and will be tried again
 * counts as failed: staff can act on its reason now.
 */
const DELIVERIES = `
  SELECT DISTINCT ON (link_id) link_id, state, at, reason FROM (
    SELECT j.payload -> 'payload' ->> 'link_id' AS link_id,
           CASE WHEN j.last_error IS NULL THEN 'queued' ELSE 'failed' END AS state,
           j.created_at AS at, j.last_error AS reason, 0 AS rank
      FROM ${JOBS_SCHEMA}._private_jobs j WHERE j.payload -> 'payload' ->> 'link_id' = ANY (?)
    UNION ALL
    SELECT n.resource_id, CASE n.status WHEN 'success' THEN 'sent' WHEN 'failure' THEN 'failed' ELSE 'queued' END,
           n.created_at, NULL, 1
      FROM notification n
     WHERE n.resource_type = 'portal_link' AND n.resource_id = ANY (?) AND n.channel = 'email' AND n.deleted_at IS NULL
  ) mail ORDER BY link_id, rank, at DESC`

/** By link id; links that were never mailed are left out. */
export const readLinkDeliveries = async (
  container: MedusaContainer,
  link_ids: string[],
): Promise<Map<string, LinkDelivery>> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: Row[] }>(DELIVERIES, [link_ids, link_ids])
  return new Map(rows.map(({ link_id, state, at, reason }) => [link_id, { state, at: at.toISOString(), reason }]))
}
