import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What an order's proofs wait for; null for nothing of that kind. */
export type ProofWaits = {
  /** The client has to decide, since the oldest of these requests. */
  client_since: Date | null
  /** The client asked for revisions or declined, and no newer version was sent: since the oldest of these decisions. */
  staff_since: Date | null
}

/** The request that counts for each proof is the one that `proofStateOf` goes by. */
const WAITS = `
  SELECT p.order_id, min(standing.created_at) FILTER (WHERE standing.state = 'open') AS client_since,
         min(standing.closed_at) FILTER (WHERE standing.state IN ('changes_requested', 'declined')) AS staff_since
    FROM portal_proof p
   CROSS JOIN LATERAL (
     SELECT r.state, r.created_at, r.closed_at FROM portal_approval_request r
      WHERE r.subject_type = 'proof' AND r.subject_id = p.id AND r.state NOT IN ('withdrawn', 'superseded')
        AND r.deleted_at IS NULL
      ORDER BY r.version DESC LIMIT 1) standing
   WHERE p.order_id = ANY (?) AND p.closed_at IS NULL AND p.deleted_at IS NULL
   GROUP BY p.order_id`

/** By order; orders without proofs that wait are left out. One statement, whatever their number. */
export const readProofWaits = async (
  container: MedusaContainer,
  order_ids: string[],
): Promise<ReadonlyMap<string, ProofWaits>> => {
  if (order_ids.length === 0) return new Map()
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: (ProofWaits & { order_id: string })[] }>(WAITS, [order_ids])
  return new Map(rows.map(({ order_id, ...waits }) => [order_id, waits]))
}
