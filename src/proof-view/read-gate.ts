import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type GatedLine, type ProjectProofs, proofSettings } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { portalServices } from "../lib/services"
import { type GateLine, type GateProof, heldLines } from "../modules/proof/gate"
import type { GateOverrideRow } from "../modules/proof/rows"
import type { Order } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import { toProofLine } from "./proof-document"
import { type ProofFacts, requestsAbout, stateOf } from "./proof-facts"

/** Names of product types by line; Medusa copies them to the line when it is added. */
const TYPES = `SELECT id, product_type FROM order_line_item WHERE id = ANY (?) AND product_type IS NOT NULL`

const readGateLines = async (container: MedusaContainer, { items }: Pick<Order, "items">): Promise<GateLine[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { id: string; product_type: string }[] }>(TYPES, [items.map(({ id }) => id)])
  const types = new Map(rows.map(({ id, product_type }) => [id, product_type]))
  return items.map((item) => ({
    ...toProofLine(item),
    is_made: isPiece(item),
    product_type: types.get(item.id) ?? null,
  }))
}

const toGateProofs = ({ proofs, requests }: ProofFacts): GateProof[] =>
  proofs.map((proof) => ({
    id: proof.id,
    title: proof.title,
    state: stateOf(proof, requestsAbout(proof, requests)),
    is_required: proof.is_required,
    item_ids: proof.lines.map(({ item_id }) => item_id),
  }))

const idsOf = (lines: GatedLine[]): Set<string> =>
  new Set(lines.flatMap(({ item_id, waits_for }) => [item_id, ...waits_for.map(({ proof_id }) => proof_id)]))

const toOverride = (row: GateOverrideRow) => {
  const { type, name } = actorOfRow(row)
  return { reason: row.reason, by: { type, name }, at: row.created_at.toISOString() }
}

/** What the production gate holds back of an order, and the newest override without which it would hold more. */
export const readGate = async (
  container: MedusaContainer,
  order: Order,
  facts: ProofFacts,
): Promise<ProjectProofs["gate"]> => {
  const { proofs, settings } = portalServices(container)
  const [rules, lines, overrides] = await Promise.all([
    settings.get(proofSettings),
    readGateLines(container, order),
    proofs.listOverrides(order.id),
  ])
  const about = toGateProofs(facts)
  const held = idsOf(heldLines(lines, about, rules, []))
  const override = overrides.find(({ item_ids, proof_ids }) => [...item_ids, ...proof_ids].some((id) => held.has(id)))
  return {
    is_on: rules.gate,
    holds: heldLines(lines, about, rules, overrides),
    override: override ? toOverride(override) : null,
  }
}
