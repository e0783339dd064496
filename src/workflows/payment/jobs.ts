import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob, JobCannotSucceed } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { closeOutdatedCheckouts } from "./close-outdated"
import { processStripeEvent } from "./process-event"
import { reconcileEverything } from "./reconcile-everything"

const orderOfEvent = async (container: MedusaContainer, event_id: string): Promise<string | null> => {
  const { payments } = portalServices(container)
  const event = await payments.findEvent(event_id)
  const checkout = event && (await payments.findCheckout({ stripe_session_id: event.object_id }))
  return checkout?.parts[0]?.order_id ?? null
}

/** What an event of Stripe's sets in motion. It was stored in the transaction that wrote this job. */
export const stripeEventJob = defineJob({
  id: "stripe-event",
  title: "job.process_stripe_event",
  queue: "effects",
  payload: z.object({ event_id: z.string() }),
  orderOf: async (container, { event_id }) => await orderOfEvent(container, event_id),
  run: async (container, { event_id }) => {
    try {
      await processStripeEvent(container, event_id)
    } catch (error) {
      if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_FOUND)
        throw new JobCannotSucceed(error.message)
      throw error
    }
  },
})

/** Nightly: what webhooks did not bring. */
export const reconcilePaymentsJob = defineJob({
  id: "reconcile-payments",
  title: "job.reconcile_payments",
  queue: "upkeep",
  cron: "37 2 * * *",
  maxAttempts: 5,
  payload: z.object({}),
  run: async (container) => await reconcileEverything(container),
})

/** An order or its invoices have changed: pages at Stripe that ask for an old amount are closed. */
export const closeCheckoutsJob = defineJob({
  id: "close-checkouts",
  title: "job.close_checkouts",
  queue: "effects",
  payload: z.object({ order_id: z.string() }),
  orderOf: async (_container, { order_id }) => order_id,
  run: async (container, { order_id }) => await closeOutdatedCheckouts(container, order_id),
})
