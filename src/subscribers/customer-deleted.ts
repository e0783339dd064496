import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { SYSTEM_ACTOR } from "../contracts"
import { portalServices } from "../lib/services"

/** The account links of a deleted customer end with their sessions. Should the event be lost, the nightly sweep ends them. */
export default async function customerDeleted({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await portalServices(container).tokens.endAccount(event.data.id, SYSTEM_ACTOR)
}

export const config: SubscriberConfig = {
  event: "customer.deleted",
  context: { subscriberId: "client-portal-customer-deleted" },
}
