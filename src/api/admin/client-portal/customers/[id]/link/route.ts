import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { CustomerPanel } from "../../../../../../contracts"
import { portalServices } from "../../../../../../lib/services"
import { accountRecipient } from "../../../../../../workflows/account-link/ensure-account-links"
import { actorOf } from "../../../actor-of"
import { readCustomerPanel } from "../../customer-panel"

/** Makes the customer's account link where it is missing, or again after it was revoked. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ panel: CustomerPanel }>) => {
  const customer_id = req.params["id"] ?? ""
  const [customer] = await req.scope.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This customer does not exist")
  if (!customer.email) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This customer has no e-mail address, so the link could never be verified. Add one first.",
    )
  }
  await portalServices(req.scope).tokens.ensureLink({ customer_id }, accountRecipient(customer), {
    actor: await actorOf(req),
  })
  res.json({ panel: await readCustomerPanel(req.scope, customer_id) })
}
