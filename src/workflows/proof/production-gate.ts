import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { GatedLine, ProofState } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { readHeldLines } from "../../proof-view/read-gate"

const STATES: Record<ProofState, string> = {
  draft: "not sent yet",
  sent: "waiting for the client",
  revisions_requested: "the client asked for changes",
  declined: "the client declined it",
  approved: "approved",
  waived: "waived",
  superseded: "closed",
}

/** More would not fit into the notice that Medusa's admin shows. */
const MAX_NAMED = 3

/** What lines wait for; empty for lines without a proof. */
const proofsText = ({ waits_for }: GatedLine): string =>
  waits_for.map((proof) => `proof "${proof.title}" (${STATES[proof.state]})`).join(" and ")

/** Lines that wait for the same proofs, as the sizes of a garment do: the first by name, the others counted. */
const linesText = ([first, ...others]: [GatedLine, ...GatedLine[]]): string => {
  const lines = others.length ? `${first.title} and ${others.length} more` : first.title
  if (first.waits_for.length === 0) return `${lines} ${others.length ? "have" : "has"} no proof yet`
  return `${lines} ${others.length ? "wait" : "waits"} for ${proofsText(first)}`
}

/** Why lines cannot be fulfilled, for staff: the lines with their proofs. Pure. */
export const holdMessage = (held: GatedLine[]): string => {
  const groups = new Map<string, [GatedLine, ...GatedLine[]]>()
  for (const line of held) {
    const group = groups.get(proofsText(line))
    if (group) group.push(line)
    else groups.set(proofsText(line), [line])
  }
  const named = [...groups.values()].slice(0, MAX_NAMED).map(linesText)
  const more = groups.size - named.length
  const lines = [...named, ...(more ? [`${more} more`] : [])].join("; ")
  return `Not approved for production: ${lines}. Override this on the project's Proofs tab if it has to go ahead.`
}

/**
 * Refuses to fulfill lines that proofs hold back.
 * @param item_ids lines that are to be fulfilled; null for all lines of the order
 * @throws MedusaError proofs_not_approved, whose message names lines and proofs
 */
export const assertNotHeld = async (
  container: MedusaContainer,
  order_id: string,
  item_ids: readonly string[] | null,
): Promise<void> => {
  const held = await readHeldLines(container, order_id)
  const asked = held.filter(({ item_id }) => item_ids === null || item_ids.includes(item_id))
  if (asked.length) throw portalError("proofs_not_approved", holdMessage(asked))
}

type CreatedFulfillment = { items?: { line_item_id?: string | null }[] | null }

/** The order of a line. Lines of exchanges and claims belong to their order as well. */
const ORDER_OF = `SELECT order_id FROM order_item WHERE item_id = ANY (?) AND deleted_at IS NULL LIMIT 1`

/**
 * Handler for the hook `fulfillmentCreated` of Medusa's `createOrderFulfillmentWorkflow`. It refuses what the admin's
 * route refuses wherever the workflow is run from, and after the fulfillment was written: a version that was sent
 * meanwhile counts. Medusa then takes the fulfillment back.
 *
 * A hook takes one handler an app, so that the host registers it:
 * `createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(refuseHeldFulfillment)`.
 * @throws MedusaError proofs_not_approved
 */
export const refuseHeldFulfillment = async (
  { fulfillment }: { fulfillment: CreatedFulfillment },
  { container }: { container: MedusaContainer },
): Promise<void> => {
  const item_ids = (fulfillment.items ?? []).flatMap(({ line_item_id }) => line_item_id ?? [])
  if (item_ids.length === 0) return
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(ORDER_OF, [item_ids])
  const [order] = rows
  if (order) await assertNotHeld(container, order.order_id, item_ids)
}
