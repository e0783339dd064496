import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { reasonOf } from "../../lib/jobs/define-job"
import { STRIPE_METADATA } from "../../lib/stripe/metadata"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import { reportFinding } from "./findings"
import { processStripeEvent } from "./process-event"
import { reconcileCheckout } from "./reconcile-checkout"
import { askStripe } from "./stripe-access"

const DAY_MS = 24 * 3_600_000
/** Disputes open for up to 120 days after a payment; refunds mostly sooner. */
const CHECKED_DAYS = 130
/** Payment intents of ours that no row knows are looked for among those of the last days. */
const SEARCHED_DAYS = 3
const EVENTS_KEPT_DAYS = 90

/**
 * Makes everything agree with Stripe that may have changed there: what webhooks did not bring, events that were stored and
 * never processed, and payments that name a checkout which does not exist. One that fails does not keep the others back.
 * @throws MedusaError when one or more have failed, so that the job runs again
 */
export const reconcileEverything = async (container: MedusaContainer): Promise<void> => {
  const { payments } = portalServices(container)
  if (!payments.stripe) return
  const failures: string[] = []
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      failures.push(`${what}: ${reasonOf(error)}`)
    }
  }
  for (const id of await payments.listEventIds({}))
    await attempt(id, async () => await processStripeEvent(container, id))
  const since = new Date(Date.now() - CHECKED_DAYS * DAY_MS)
  for (const id of await payments.listCheckoutsToCheck(since))
    await attempt(id, async () => await reconcileCheckout(container, id))
  const { stripe } = payments
  await attempt("payments that no checkout knows", async () => await findUnknownPayments(container, stripe))
  await payments.purgeEvents(new Date(Date.now() - EVENTS_KEPT_DAYS * DAY_MS))
  if (failures.length === 0) return
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const failure of failures) logger.warn(`client-portal: not reconciled: ${failure}`)
  throw portalError(
    "unknown_error",
    `${failures.length} payments could not be compared with Stripe: ${failures[0] ?? ""}`,
  )
}

/** Money at Stripe under our own mark whose checkout is gone, for example after a database was restored. */
const findUnknownPayments = async (container: MedusaContainer, stripe: Stripe): Promise<void> => {
  const { payments } = portalServices(container)
  const gte = Math.floor((Date.now() - SEARCHED_DAYS * DAY_MS) / 1000)
  await askStripe(container, async () => {
    for await (const intent of stripe.paymentIntents.list({ created: { gte }, limit: 100 })) {
      const checkout_id = intent.metadata[STRIPE_METADATA.checkout]
      if (!checkout_id || intent.status !== "succeeded") continue
      if (await payments.findCheckout({ id: checkout_id })) continue
      await reportFinding(container, {
        key: `unknown:${intent.id}`,
        code: "unknown_payment",
        stripe_id: intent.id,
        currency_code: intent.currency,
        booked: null,
        at_stripe: fromMinorUnits(intent.amount_received, intent.currency),
      })
    }
  })
}
