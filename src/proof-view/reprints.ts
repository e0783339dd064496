import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type ApprovedArtwork, PROOF_RULE, proofDecisionFactsSchema } from "../contracts"
import { orderNumber } from "../order-view/order-document"

/** So many approvals of a client are offered. */
const LIMIT = 50

/** What the client approved, waivers apart, newest first. Only a client that is a customer of the shop is known again. */
const APPROVED = `
  SELECT d.id AS decision_id, d.document_sha256, d.decided_at, d.rules, p.id AS proof_id, p.title,
         o.id, o.display_id, o.custom_display_id
    FROM "order" mine
    JOIN "order" o ON o.customer_id = mine.customer_id AND o.id <> mine.id AND o.deleted_at IS NULL
    JOIN portal_decision d
      ON d.order_id = o.id AND d.subject_type = 'proof' AND d.kind = 'approved' AND d.deleted_at IS NULL
    JOIN portal_proof p ON p.id = d.subject_id AND p.kind = 'artwork' AND p.deleted_at IS NULL
   WHERE mine.id = ?
   ORDER BY d.decided_at DESC, d.id
   LIMIT ?`

/** Changes with every decision on a proof of any order of the same client. */
const KEY = `
  SELECT coalesce(sum(d.xmin::text::bigint), 0) || ':' || count(*) AS key
    FROM "order" mine
    JOIN "order" o ON o.customer_id = mine.customer_id
    JOIN portal_decision d ON d.order_id = o.id AND d.subject_type = 'proof' AND d.deleted_at IS NULL
   WHERE mine.id = ?`

type Row = {
  decision_id: string
  document_sha256: string
  decided_at: Date
  rules: Record<string, unknown>
  proof_id: string
  title: string
  id: string
  display_id: number | null
  custom_display_id: string | null
}

/** Approved artwork of other orders of the same client, newest first: what a reprint may refer to. */
export const readReprints = async (container: MedusaContainer, order_id: string): Promise<ApprovedArtwork[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: Row[] }>(APPROVED, [order_id, LIMIT])
  return rows.flatMap((row): ApprovedArtwork[] => {
    const facts = proofDecisionFactsSchema.safeParse(row.rules[PROOF_RULE]).data
    if (!facts || facts.waived) return []
    return [
      {
        proof_id: row.proof_id,
        version_id: facts.version_id,
        version_number: facts.version_number,
        title: row.title,
        order_number: orderNumber(row),
        decision_id: row.decision_id,
        document_sha256: row.document_sha256,
        approved_at: row.decided_at.toISOString(),
      },
    ]
  })
}

/** A key that changes whenever `readReprints` may answer otherwise. */
export const readReprintsKey = async (container: MedusaContainer, order_id: string): Promise<string> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: [{ key: string }] }>(KEY, [order_id])
  return rows[0].key
}

/** One of them; null for artwork that this client did not approve. */
export const findReprint = async (
  container: MedusaContainer,
  order_id: string,
  { proof_id, version_id }: { proof_id: string; version_id: string },
): Promise<ApprovedArtwork | null> =>
  (await readReprints(container, order_id)).find(
    (artwork) => artwork.proof_id === proof_id && artwork.version_id === version_id,
  ) ?? null
