import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { BillingProfile } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

/** @throws MedusaError not_found */
const assertCustomer = async (container: MedusaContainer, id: string): Promise<void> => {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [id] }, { select: ["id"] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
}

/** How a customer is billed. @throws MedusaError not_found */
export const readBillingProfile = async (container: MedusaContainer, customer_id: string): Promise<BillingProfile> => {
  await assertCustomer(container, customer_id)
  return await portalServices(container).invoices.getProfile(customer_id)
}

/** Sets what is given. Issued invoices stay as they are. @throws MedusaError not_found */
export const saveBillingProfile = async (
  container: MedusaContainer,
  customer_id: string,
  changes: Partial<BillingProfile>,
): Promise<BillingProfile> => {
  await assertCustomer(container, customer_id)
  const { invoices } = portalServices(container)
  await invoices.saveProfile(customer_id, changes)
  return await invoices.getProfile(customer_id)
}
