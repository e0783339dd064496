import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { CustomerPanel } from "../../../../../../contracts"
import { ensureAccountLinkWorkflow } from "../../../../../../workflows/account-link/workflows/ensure-account-link"
import { actorOf } from "../../../actor-of"
import { readCustomerPanel } from "../../customer-panel"

/**
 * Makes the customer's account link where it is missing, or again after it was revoked. A link that was given for another
 * address than the customer's present one ends, and one for the present address takes its place.
 */
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
  await ensureAccountLinkWorkflow(req.scope).run({
    input: { customer_id, actor: await actorOf(req), again: true },
  })
  res.json({ panel: await readCustomerPanel(req.scope, customer_id) })
}
