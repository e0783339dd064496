import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ensureAccountLinks } from "../workflows/account-link/ensure-account-links"

/**
 * A customer's account link exists as soon as the customer does. Should the event be lost, the outbox makes the link
 * within a minute.
 */
export default async function customerCreated({ container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await ensureAccountLinks(container)
}

export const config: SubscriberConfig = {
  event: "customer.created",
  context: { subscriberId: "client-portal-customer-created" },
}
