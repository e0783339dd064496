import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"

/**
 * Runs `work` while nothing else moves money of these orders: sending, voiding and crediting invoices, recording payments,
 * checkouts and what Stripe reports. Medusa loses updates of an order's paid total when payments are captured at the same
 * time, so each capture and refund of ours runs inside.
 *
 * `work` may run Medusa's workflows and open transactions; it must not ask for the same lock again, which would wait for
 * itself. Where evidence is written as well, the project's chain is locked inside.
 */
export const withOrderMoneyLock = async <T>(
  container: MedusaContainer,
  order_id: string | readonly string[],
  work: () => Promise<T>,
): Promise<T> => {
  const ids = typeof order_id === "string" ? [order_id] : order_id
  return await portalServices(container).outbox.withAdvisoryLock(
    ids.map((id) => `portal:pay:${id}`),
    work,
  )
}
