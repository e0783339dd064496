import type { MedusaContainer } from "@medusajs/framework/types"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type GatedLine, type ProjectProofs, PROOF_SUBJECT, proofSettings } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { portalServices } from "../lib/services"
import type { RequestRow } from "../modules/approval/rows"
import { type GateFacts, type GateLine, type GateProof, heldLines, heldNow } from "../modules/proof/gate"
import type { ProofRecord } from "../modules/proof/read-proofs"
import type { GateOverrideRow } from "../modules/proof/rows"
import type { Order } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import { readOrder } from "../order-view/read-order"
import { toProofLine } from "./proof-document"
import { requestsAbout, standingRequest, stateOf } from "./proof-facts"

const toGateLine = (item: Order["items"][number]): GateLine => ({
  ...toProofLine(item),
  is_made: isPiece(item),
  product_type: item.product_type,
})

const toGateProof = (proof: ProofRecord, requests: RequestRow[]): GateProof => {
  const about = requestsAbout(proof, requests)
  return {
    id: proof.id,
    title: proof.title,
    state: stateOf(proof, about),
    request_id: standingRequest(about)?.id ?? null,
    is_required: proof.is_required,
    item_ids: proof.lines.map(({ item_id }) => item_id),
  }
}

type Known = { proofs: ProofRecord[]; requests: RequestRow[] }

const readKnown = async (container: MedusaContainer, order_id: string, knex: Knex): Promise<Known> => {
  const { approvals, projects, proofs } = portalServices(container)
  const [records, project] = await Promise.all([proofs.listOfOrder(order_id, knex), projects.findByOrder(order_id)])
  const requests = project && records.length ? await approvals.listRequests(project.id, knex) : []
  return { proofs: records, requests: requests.filter(({ subject_type }) => subject_type === PROOF_SUBJECT) }
}

type Stored = Omit<GateFacts, "overrides"> & { overrides: GateOverrideRow[] }

/**
 * What decides about an order's lines at this moment.
 * @param known proofs and their requests, where they have been read
 * @param knex inside a transaction: its own
 */
const readGateFacts = async (
  container: MedusaContainer,
  order: Order,
  known: Known | undefined = undefined,
  knex: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
): Promise<Stored> => {
  const { proofs, settings } = portalServices(container)
  const [rules, overrides, { proofs: records, requests }] = await Promise.all([
    settings.get(proofSettings, knex),
    proofs.listOverrides(order.id, knex),
    known ?? readKnown(container, order.id, knex),
  ])
  return {
    rules,
    lines: order.items.map(toGateLine),
    overrides,
    proofs: records.map((proof) => toGateProof(proof, requests)),
  }
}

/** The lines of an order that are held back at this moment. @throws MedusaError not_found for an order that is gone */
export const readHeldLines = async (container: MedusaContainer, order_id: string): Promise<GatedLine[]> => {
  const { gate } = await portalServices(container).settings.get(proofSettings)
  if (!gate) return []
  return heldLines(await readGateFacts(container, await readOrder(container, order_id)))
}

/** What an override in this transaction lets pass. */
export const readHeldNow = async (container: MedusaContainer, order: Order, trx: Knex) =>
  heldNow(await readGateFacts(container, order, undefined, trx))

const toOverride = (row: GateOverrideRow) => {
  const { type, name } = actorOfRow(row)
  return { reason: row.reason, by: { type, name }, at: row.created_at.toISOString() }
}

const countOf = (holds: GatedLine[]): number => holds.reduce((sum, { waits_for }) => sum + 1 + waits_for.length, 0)

/** What the production gate holds back of an order, and the newest override without which it would hold more. */
export const readGate = async (
  container: MedusaContainer,
  order: Order,
  known: Known,
): Promise<ProjectProofs["gate"]> => {
  const { overrides, ...facts } = await readGateFacts(container, order, known)
  const withoutAny = countOf(heldLines({ ...facts, overrides: [] }))
  const counts = overrides.find((override) => countOf(heldLines({ ...facts, overrides: [override] })) < withoutAny)
  return {
    is_on: facts.rules.gate,
    holds: heldLines({ ...facts, overrides }),
    override: counts ? toOverride(counts) : null,
  }
}
