import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { orderOfPayment } from "../../notices/invoice-facts"
import { refundReturned } from "../../notices/refund-returned"
import { activeLinkIds } from "../portal-link/active-links"

/** Tells the order's clients that a refund did not arrive, each once. Staff hear of it by the finding. */
export const refundReturnedJob = defineJob({
  id: "refund-returned",
  title: "job.refund_returned",
  queue: "effects",
  payload: z.object({ payment_id: z.string() }),
  orderOf: orderOfPayment,
  run: async (container, { payment_id }) => {
    const { outbox, payments } = portalServices(container)
    const { order_id, invoice_id } = await payments.getPayment(payment_id)
    if (!invoice_id) return
    for (const link_id of await activeLinkIds(container, order_id)) {
      const uid = `refund_returned:${payment_id}:${link_id}`
      await outbox.add(refundReturned.job({ payment_id, link_id }, { uid, key: uid }))
    }
  },
})
