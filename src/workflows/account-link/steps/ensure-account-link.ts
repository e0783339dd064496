import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import { accountRecipient } from "../account-recipient"

export type EnsureAccountLinkInput = {
  customer_id: string
  actor: Actor
  /** Makes a link also where staff revoked the last one. */
  again: boolean
}

/**
 * The customer's account link for the address they have now. A customer who is gone or has no address gets none. Not
 * undone: the next look at the customer would make the same link again.
 */
export const ensureAccountLinkStep = createStep(
  "ensure-portal-account-link",
  async ({ customer_id, actor, again }: EnsureAccountLinkInput, { container }) => {
    const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
    if (!customer?.email) return new StepResponse({ id: null, ended_id: null })
    const { tokens } = portalServices(container)
    const { link, ended_id } = await tokens.ensureAccountLink(customer_id, accountRecipient(customer), actor, again)
    return new StepResponse({ id: link?.id ?? null, ended_id })
  },
)
