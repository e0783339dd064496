import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { tellRefunds } from "../workflows/payment/tell-refunds"

/** A refund that staff made in Medusa's admin, or that was found at Stripe and booked: the client is told. */
export default async function paymentRefunded({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await tellRefunds(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: "payment.refunded",
  context: { subscriberId: "client-portal-payment-refunded" },
}
