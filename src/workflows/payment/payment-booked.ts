import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { orderOfPayment } from "../../notices/invoice-facts"
import { paymentReceipt } from "../../notices/payment-receipt"
import { paymentReceived } from "../../notices/payment-received"
import { releasePaidOrder } from "../approval/release-paid-order"
import { activeLinkIds } from "../portal-link/active-links"

/**
 * What follows money that counts, however it came in: receipts to the order's clients, a line in the rep's bell, and the
 * finance gate looks again. The mails' ids follow from the payment, so that a repeat sends none twice.
 */
export const paymentBookedJob = defineJob({
  id: "payment-booked",
  title: "job.payment_booked",
  queue: "effects",
  payload: z.object({ payment_id: z.string() }),
  orderOf: orderOfPayment,
  run: async (container, { payment_id }) => {
    const { outbox, payments } = portalServices(container)
    const { order_id, invoice_id } = await payments.getPayment(payment_id)
    const links = invoice_id ? await activeLinkIds(container, order_id) : []
    for (const link_id of links) {
      const uid = `receipt:${payment_id}:${link_id}`
      await outbox.add(paymentReceipt.job({ payment_id, link_id }, { uid, key: uid }))
    }
    const uid = `received:${payment_id}`
    await outbox.add(paymentReceived.job({ payment_id }, { uid, key: uid }))
    await releasePaidOrder(container, order_id)
  },
})
