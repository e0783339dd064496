import { SYSTEM_ACTOR } from "../contracts"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ensureAccountLinkWorkflow } from "../workflows/account-link/workflows/ensure-account-link"

/**
 * A customer's account link exists as soon as the customer does, and is for the address they have now. Should an event
 * be lost, the outbox makes up for it within a minute.
 */
export default async function customerSaved({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await ensureAccountLinkWorkflow(container).run({
    input: { customer_id: event.data.id, actor: SYSTEM_ACTOR, again: false },
  })
}

export const config: SubscriberConfig = {
  event: ["customer.created", "customer.updated"],
  context: { subscriberId: "client-portal-customer-saved" },
}
