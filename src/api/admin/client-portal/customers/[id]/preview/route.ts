import { Modules } from "@medusajs/framework/utils"
import { createAccountPreview } from "../../../../../../contracts/routes/portal-link"
import { portalError } from "../../../../../../lib/portal-error"
import { portalServices } from "../../../../../../lib/services"
import { implement } from "../../../../../implement"

export const POST = implement(createAccountPreview, async ({ params, actor, container }) => {
  const customer_id = params.id
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer) throw portalError("not_found", "This customer does not exist.")
  const { settings, tokens } = portalServices(container)
  const { token, expires_at } = await tokens.issuePreview({ customer_id }, actor)
  return { url: `${settings.options.portal_url}/l/${token}`, expires_at: expires_at.toISOString() }
})
