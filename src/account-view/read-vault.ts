import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountBranding, VaultProof } from "../contracts"
import { readLogos } from "../file-view/read-logos"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import type { FileOfVersion } from "../modules/proof/files"
import { readSentFile } from "../proof-view/read-sent-file"
import { refreshAccount } from "./index-orders"
import type { AccountReader, AccountScope } from "./orders-query"
import { findOwnOrders } from "./own-order"
import { type FrameContent, readFrame } from "./read-frame"

const MOST = 60

const FILES = `(SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'picture',
    (SELECT json_build_object('width', g.width, 'height', g.height) FROM portal_proof_page g
      WHERE g.file_id = f.id AND g.number = 1 AND g.deleted_at IS NULL)) ORDER BY f.position, f.id), '[]')
   FROM portal_proof_file f WHERE f.version_id = v.id AND f.deleted_at IS NULL)`

/** One row a proof: the version that was approved, else the newest one that the client was asked about. */
const VAULT = `
  SELECT p.id, p.kind, p.title, v.number AS version, asked.state = 'approved' AS is_approved,
         coalesce(asked.closed_at, asked.created_at) AS at, o.id AS order_id, o.display_id, o.custom_display_id, j.name,
         ${FILES} AS files
    FROM portal_account_order a
    JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
    JOIN portal_project j ON j.order_id = o.id AND j.deleted_at IS NULL
    JOIN portal_proof p ON p.order_id = o.id AND p.deleted_at IS NULL
   CROSS JOIN LATERAL (
     SELECT r.state, r.created_at, r.closed_at, r.rules FROM portal_approval_request r
      WHERE r.subject_type = 'proof' AND r.subject_id = p.id AND r.state <> 'withdrawn' AND r.deleted_at IS NULL
        AND NOT coalesce((r.rules #>> '{proof,waives}')::boolean, false)
      ORDER BY r.state = 'approved' DESC, r.version DESC LIMIT 1) asked
    JOIN portal_proof_version v ON v.id = asked.rules #>> '{proof,version_id}' AND v.deleted_at IS NULL
   WHERE a.customer_id = ? AND a.sales_channel_id = ?
   ORDER BY is_approved DESC, at DESC, p.id LIMIT ?`

type Row = Omit<VaultProof, "at" | "order"> & {
  at: Date
  order_id: string
  display_id: number | null
  custom_display_id: string | null
  name: string
}

const toProof = ({ order_id, display_id, custom_display_id, name, at, ...proof }: Row): VaultProof => ({
  ...proof,
  at: at.toISOString(),
  order: { id: order_id, number: custom_display_id ?? (display_id === null ? order_id : String(display_id)), name },
})

/** Artwork of an account's orders, which a next request can use: approved first, newest first. */
export const readVault = async (
  container: MedusaContainer,
  { customer_id, channel }: AccountScope,
): Promise<VaultProof[]> => (await runSql<Row>(container, sql(VAULT, customer_id, channel, MOST))).map(toProof)

/** Colors, logos and artwork with the frame of their page. */
export const readAccountBranding = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<FrameContent & Pick<AccountBranding, "colors" | "logos" | "proofs">> => {
  const { customer_id } = reader
  const { brandings } = portalServices(container)
  await refreshAccount(container, customer_id)
  const { frame, scope } = await readFrame(container, reader)
  const [colors, logos, proofs] = await Promise.all([
    brandings.listColors(customer_id),
    readLogos(container, customer_id),
    scope === null ? [] : readVault(container, scope),
  ])
  return { ...frame, colors, logos, proofs }
}

const ORDER_OF_PROOF = "SELECT p.order_id FROM portal_proof p WHERE p.id = ? AND p.deleted_at IS NULL"

/**
 * A file of one of the account's proofs, as the clients of its order may see it.
 * @throws MedusaError not_found, alike for what is another's and for what does not exist
 */
export const findAccountProofFile = async (
  container: MedusaContainer,
  reader: AccountReader,
  { proof_id, file_id }: { proof_id: string; file_id: string },
): Promise<FileOfVersion> => {
  const [proof] = await runSql<{ order_id: string }>(container, sql(ORDER_OF_PROOF, proof_id))
  const order_id = proof?.order_id
  if (order_id === undefined || !(await findOwnOrders(container, reader, [order_id])).has(order_id))
    throw portalError("not_found", "This file does not exist.")
  return await readSentFile(container, { id: file_id, proof_id, order_id })
}
