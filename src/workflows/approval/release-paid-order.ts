import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { isStanding } from "../../invoice-view/invoiced"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { readOrder } from "../../order-view/read-order"
import { releaseForBillingWorkflow } from "./workflows/release-for-billing"

/**
 * Lets an approved order through the finance gate once its money is there: something was invoiced, and every invoice that
 * stands is paid. Does nothing otherwise, so it may run after every payment. Staff can release an order before that.
 */
export const releasePaidOrder = async (container: MedusaContainer, order_id: string): Promise<boolean> => {
  const project = await portalServices(container).projects.findByOrder(order_id)
  if (project?.billing_state !== "ready_for_billing") return false
  const order = await readOrder(container, order_id)
  if (!order.is_draft_order || order.status !== "draft") return false
  const { invoices } = await readOrderInvoices(container, order_id)
  const asked = invoices.filter((invoice) => invoice.kind === "invoice" && isStanding(invoice))
  if (!asked.some(({ state }) => state === "paid")) return false
  if (asked.some(({ state }) => state !== "paid" && state !== "credited")) return false
  await releaseForBillingWorkflow(container).run({ input: { order_id } })
  return true
}

export const releasePaidOrderJob = defineJob({
  id: "release-paid-order",
  title: "job.release_paid_order",
  queue: "effects",
  payload: z.object({ order_id: z.string() }),
  orderOf: async (_, { order_id }) => await Promise.resolve(order_id),
  run: async (container, { order_id }) => await releasePaidOrder(container, order_id),
})
