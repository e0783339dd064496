import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"

/**
 * Runs `work` while nothing else ships, changes or delivers packages of this order through the portal. Medusa counts pieces
 * twice when a package is shipped or delivered at the same time from two places. `work` may run Medusa's workflows; it must
 * not ask for the same lock again, which would wait for itself.
 */
export const withShippingLock = async <T>(
  container: MedusaContainer,
  order_id: string,
  work: () => Promise<T>,
): Promise<T> => await portalServices(container).outbox.withAdvisoryLock(`portal:ship:${order_id}`, work)
