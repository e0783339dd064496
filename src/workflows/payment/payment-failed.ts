import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { debitFailed } from "../../notices/debit-failed"
import { orderOfCheckout } from "../../notices/invoice-facts"
import { paymentFailed } from "../../notices/payment-failed"
import { activeLinkIds } from "../portal-link/active-links"

/**
 * What follows a bank debit that failed days after it was begun, or that the bank took back after it had arrived: mails to
 * the order's clients and a line in the rep's bell. Of money that was taken back the rep hears by the finding. The ids
 * follow from the checkout, so that one attempt to pay is told of once.
 */
export const paymentFailedJob = defineJob({
  id: "payment-failed",
  title: "job.payment_failed",
  queue: "effects",
  payload: z.object({ checkout_id: z.string() }),
  orderOf: orderOfCheckout,
  run: async (container, { checkout_id }) => {
    const { outbox, payments } = portalServices(container)
    const checkout = await payments.findCheckout({ id: checkout_id })
    if (!checkout) return
    const order_ids = new Set(checkout.parts.map(({ order_id }) => order_id))
    for (const order_id of order_ids)
      for (const link_id of await activeLinkIds(container, order_id)) {
        const uid = `payment_failed:${checkout_id}:${link_id}`
        await outbox.add(paymentFailed.job({ checkout_id, link_id }, { uid, key: uid }))
      }
    if (checkout.state !== "failed") return
    const uid = `debit_failed:${checkout_id}`
    await outbox.add(debitFailed.job({ checkout_id }, { uid, key: uid }))
  },
})
