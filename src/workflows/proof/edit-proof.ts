import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type Actor,
  type CreateProof,
  EMPTY_SPEC_CARD,
  PROOF_SUBJECT,
  proofSettings,
  type ProofState,
  type UpdateProof,
} from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { ProofRow } from "../../modules/proof/rows"
import { readOrder } from "../../order-view/read-order"
import { stateOf } from "../../proof-view/proof-facts"

/** @throws MedusaError unknown_line for one that the order does not have */
const assertLines = async (container: MedusaContainer, order_id: string, item_ids: string[]): Promise<void> => {
  const known = new Set((await readOrder(container, order_id)).items.map(({ id }) => id))
  const unknown = item_ids.find((id) => !known.has(id))
  if (unknown) throw portalError("unknown_line", `The order has no line "${unknown}".`)
}

/**
 * Adds a proof with a first draft version, whose spec card has the shop's ticks.
 * @throws MedusaError not_found for an unknown project, unknown_line
 */
export const createProof = async (
  container: MedusaContainer,
  project_id: string,
  input: CreateProof,
  actor: Actor,
): Promise<ProofRow> => {
  const { projects, proofs, settings } = portalServices(container)
  const { id, order_id } = await projects.getProject(project_id)
  await assertLines(container, order_id, input.item_ids)
  const { ticks } = await settings.get(proofSettings)
  const spec = { ...EMPTY_SPEC_CARD, ticks }
  return await proofs.addProof({ ...input, project_id: id, order_id, spec, actor })
}

/** States in which a client is asked about title and lines, or has approved them. */
const SETTLED: readonly ProofState[] = ["sent", "approved", "waived"]

/** Changes title, lines or whether it is required. @throws MedusaError not_found, not_allowed, unknown_line */
export const updateProof = async (container: MedusaContainer, id: string, changes: UpdateProof): Promise<void> => {
  const { approvals, proofs } = portalServices(container)
  const { order_id } = await proofs.getProof(id)
  if (changes.item_ids) await assertLines(container, order_id, changes.item_ids)
  await proofs.changeProof(id, changes, async (trx, proof) =>
    SETTLED.includes(stateOf(proof, await approvals.listRequestsAbout({ type: PROOF_SUBJECT, id }, trx))),
  )
}
