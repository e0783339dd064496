import { Modules } from "@medusajs/framework/utils"
import { ensureAccountLink } from "../../../../../../contracts/routes/portal-link"
import { portalError } from "../../../../../../lib/portal-error"
import { ensureAccountLinkWorkflow } from "../../../../../../workflows/account-link/workflows/ensure-account-link"
import { implement } from "../../../../../implement"
import { readCustomerPanel } from "../../customer-panel"

export const POST = implement(ensureAccountLink, async ({ params, actor, container }) => {
  const customer_id = params.id
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
  if (!customer.email) {
    throw portalError("no_email", "This customer has no email address, so the link could never be verified.")
  }
  await ensureAccountLinkWorkflow(container).run({ input: { customer_id, actor, again: true } })
  return { panel: await readCustomerPanel(container, customer_id) }
})
