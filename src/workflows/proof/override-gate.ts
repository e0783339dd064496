import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor, OverrideGate } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { readOrder } from "../../order-view/read-order"
import { readHeldNow } from "../../proof-view/read-gate"

/**
 * Staff let an order's lines be fulfilled that proofs hold back now. Pressed again, nothing more is written.
 * @returns the project's order
 * @throws MedusaError not_found, or not_allowed where nothing is held back and nothing was let pass
 */
export const overrideGate = async (
  container: MedusaContainer,
  project_id: string,
  { reason }: OverrideGate,
  actor: Actor,
): Promise<{ id: string; order_id: string }> => {
  const { projects, proofs } = portalServices(container)
  const { id, order_id } = await projects.getProject(project_id)
  const order = await readOrder(container, order_id)
  const override = await proofs.overrideGate({ project_id: id, order_id, reason, actor }, (trx) =>
    readHeldNow(container, order, trx),
  )
  if (!override && (await proofs.listOverrides(order_id)).length === 0)
    throw portalError("not_allowed", "No line of this order is held back.")
  return { id, order_id }
}
