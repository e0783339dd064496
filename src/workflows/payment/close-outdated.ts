import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { type OrderInvoice, readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { portalServices } from "../../lib/services"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { closeCheckout } from "./close-checkout"
import { withOrderMoneyLock } from "./with-order-money-lock"

/** Whether a checkout asks for more than is owed on one of its invoices. */
const isOutdated = ({ parts }: CheckoutWithParts, invoices: readonly OrderInvoice[]): boolean =>
  parts.some(({ invoice_id, amount }) => {
    const invoice = invoices.find(({ id }) => id === invoice_id)
    return !invoice || invoice.state === "void" || MathBN.gt(amount, invoice.money.balance)
  })

const isCanceled = async (container: MedusaContainer, order_id: string): Promise<boolean> => {
  const [order] = await container.resolve(Modules.ORDER).listOrders({ id: order_id }, { select: ["id", "status"] })
  return order?.status === "canceled"
}

/**
 * Closes the pages at Stripe on which a client could pay more than is owed now: after an order was canceled, an invoice
 * voided or credited, or money arrived by another way. A debit that is on its way cannot be stopped; it becomes credit.
 * @throws MedusaError stripe_unreachable
 */
export const closeOutdatedCheckouts = async (container: MedusaContainer, order_id: string): Promise<void> => {
  const { payments } = portalServices(container)
  const open = await payments.listOpenCheckouts({ order_ids: [order_id] })
  if (open.length === 0) return
  const canceled = await isCanceled(container, order_id)
  const order_ids = [order_id, ...open.flatMap(({ parts }) => parts.map((part) => part.order_id))]
  await withOrderMoneyLock(container, order_ids, async () => {
    const { invoices } = await readOrderInvoices(container, [...new Set(order_ids)])
    for (const checkout of await payments.listOpenCheckouts({ order_ids: [order_id] })) {
      if (checkout.state === "processing" || (!canceled && !isOutdated(checkout, invoices))) continue
      await closeCheckout(container, checkout.id).catch((error: unknown) => {
        if (!(error instanceof MedusaError) || error.code !== "payment_processing") throw error
      })
    }
  })
}
