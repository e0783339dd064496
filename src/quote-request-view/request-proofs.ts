import type { MedusaContainer } from "@medusajs/framework/types"
import type { RequestProof } from "../contracts"
import { runSql, sql, type Sql } from "../lib/sql"
import { RECENT } from "./account-orders-sql"

type Row = {
  id: string
  title: string
  version: number
  number: string
  order_name: string | null
  project_id: string
  picture: RequestProof["picture"]
}

/** The first page of the approved version's first file that has a picture. */
const PICTURE = `(SELECT json_build_object('file_id', f.id, 'width', g.width, 'height', g.height)
    FROM portal_proof_version v
    JOIN portal_proof_file f ON f.version_id = v.id AND f.deleted_at IS NULL
    JOIN portal_proof_page g ON g.file_id = f.id AND g.number = 1 AND g.deleted_at IS NULL
   WHERE v.proof_id = p.id AND v.number = standing.version AND v.deleted_at IS NULL
   ORDER BY f.position, f.id LIMIT 1)`

/** Proofs of artwork whose newest standing request was approved, of the account's orders. */
const APPROVED = `
  SELECT p.id, p.title, standing.version, coalesce(o.custom_display_id, o.display_id::text, o.id) AS number,
         j.name AS order_name, p.project_id, ${PICTURE} AS picture
    FROM portal_proof p
    JOIN portal_account_order a ON a.order_id = p.order_id
    JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
    LEFT JOIN portal_project j ON j.order_id = o.id AND j.deleted_at IS NULL
   CROSS JOIN LATERAL (
     SELECT r.state, r.closed_at, (r.rules #>> '{proof,version_number}')::int AS version FROM portal_approval_request r
      WHERE r.subject_type = 'proof' AND r.subject_id = p.id AND r.state NOT IN ('withdrawn', 'superseded')
        AND r.deleted_at IS NULL
      ORDER BY r.version DESC LIMIT 1) standing
   WHERE p.kind = 'artwork' AND p.deleted_at IS NULL AND standing.state = 'approved' AND standing.version IS NOT NULL`

const toProof = ({ id, title, version, number, order_name, picture }: Row): RequestProof => ({
  id,
  title,
  version,
  order: { number, name: order_name },
  picture,
})

const PROPOSED = 50

/** Approved artwork that a form proposes: of late, and what was chosen. Newest first. */
export const readProposedProofs = async (
  container: MedusaContainer,
  { customer_id, sales_channel_id }: { customer_id: string; sales_channel_id: string },
  chosen: string[],
): Promise<RequestProof[]> => {
  const rows = await runSql<Row>(
    container,
    sql(
      `WITH ${RECENT} ${APPROVED}
         AND a.customer_id = ? AND a.sales_channel_id = ? AND (p.id = ANY (?) OR p.order_id IN (SELECT order_id FROM recent))
       ORDER BY p.id = ANY (?) DESC, standing.closed_at DESC, p.id LIMIT ${PROPOSED}`,
      customer_id,
      sales_channel_id,
      customer_id,
      sales_channel_id,
      chosen,
      chosen,
    ),
  )
  return rows.map(toProof)
}

const readRows = async (container: MedusaContainer, condition: Sql): Promise<Row[]> =>
  await runSql<Row>(
    container,
    sql(`${APPROVED} AND ${condition.text} ORDER BY p.created_at, p.id`, ...condition.bindings),
  )

/** Those of some proofs that are approved artwork of the account. Others are left out. */
export const readChosenProofs = async (
  container: MedusaContainer,
  customer_id: string,
  ids: string[],
): Promise<(RequestProof & { project_id: string })[]> => {
  if (ids.length === 0) return []
  const rows = await readRows(container, sql("a.customer_id = ? AND p.id = ANY (?)", customer_id, ids))
  return rows.map((row) => ({ ...toProof(row), project_id: row.project_id }))
}

/** Ids of an order's approved artwork. */
export const readApprovedProofIds = async (container: MedusaContainer, order_id: string): Promise<string[]> =>
  (await readRows(container, sql("p.order_id = ?", order_id))).map(({ id }) => id)
