import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { portalError } from "../../lib/portal-error"

/** @throws MedusaError not_found */
export const assertCustomer = async (container: MedusaContainer, id: string): Promise<void> => {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [id] }, { select: ["id"] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
}
