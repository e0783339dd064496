import type { MedusaContainer } from "@medusajs/framework/types"
import { readPayments } from "../../invoice-view/read-payments"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import { paymentRefunded } from "../../notices/payment-refunded"
import { activeLinkIds } from "../portal-link/active-links"

/**
 * Tells the clients of an order about the refunds of one of Medusa's payments, each refund once however often it is called.
 * Payments that belong to no invoice are Medusa's own business.
 */
export const tellRefunds = async (container: MedusaContainer, medusa_payment_id: string): Promise<void> => {
  const [known] = await runSql<{ order_id: string }>(
    container,
    sql("SELECT order_id FROM portal_payment WHERE medusa_payment_id = ? AND deleted_at IS NULL", medusa_payment_id),
  )
  if (!known) return
  const { outbox } = portalServices(container)
  const payments = await readPayments(container, [known.order_id])
  const payment = payments.find((one) => one.medusa_payment_id === medusa_payment_id)
  if (!payment?.invoice_id) return
  const links = await activeLinkIds(container, known.order_id)
  for (const { id: refund_id } of payment.refunds)
    for (const link_id of links) {
      const uid = `refund:${refund_id}:${link_id}`
      await outbox.add(paymentRefunded.job({ payment_id: payment.id, refund_id, link_id }, { uid, key: uid }))
    }
}
