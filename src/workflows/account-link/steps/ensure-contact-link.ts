import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"

export type EnsureContactLinkInput = { customer_id: string; recipient: { name: string; email: string }; actor: Actor }

/** A person's link to a customer's account. One made here and not yet given to anybody is removed when a later step fails. */
export const ensureContactLinkStep = createStep(
  "ensure-portal-contact-link",
  async ({ customer_id, recipient, actor }: EnsureContactLinkInput, { container }) => {
    const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
    if (!customer) throw portalError("not_found", "This customer does not exist.")
    const { link, created } = await portalServices(container).tokens.ensureContactLink(customer_id, recipient, actor)
    return new StepResponse({ id: link.id }, created ? link.id : null)
  },
  async (createdId, { container }) => {
    if (createdId) await portalServices(container).tokens.discardLink(createdId)
  },
)
