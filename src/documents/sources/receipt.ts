import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Party } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { toMoney } from "../../lib/money"
import type { PaymentRow } from "../../modules/payment/rows"
import { portalServices } from "../../lib/services"
import { joinName, toAddress } from "../../order-view/address"
import { orderNumber } from "../../order-view/order-document"
import type { Order } from "../../order-view/order-shape"
import type { DocumentDefinition } from "../define-document"
import { type ReceiptData, receiptPaper } from "../papers/receipt"
import { findOrder } from "./find-order"

type Billed = { number: string | null; buyer: Pick<Party, "name" | "address"> }

/** The invoice that was paid, as it was issued. */
const billedOf = async (container: MedusaContainer, invoice_id: string | null): Promise<Billed | null> => {
  if (!invoice_id) return null
  const { invoices } = portalServices(container)
  const row = await invoices.getInvoice(invoice_id)
  return { number: row.number, buyer: (await invoices.getDocument(row)).buyer }
}

/** Who paid what no invoice asked for. */
const customerOf = (order: Order): Billed["buyer"] => {
  const address = toAddress(order.billing_address)
  const { customer, email } = order
  const name = customer?.company_name ?? joinName(customer?.first_name, customer?.last_name) ?? email
  return { name: name ?? orderNumber(order), address }
}

const findPayment = async (container: MedusaContainer, id: string): Promise<PaymentRow | null> =>
  (await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)<PaymentRow>("portal_payment")
    .where({ id })
    .whereNull("deleted_at")
    .first()) ?? null

/** That a payment arrived and is booked. */
export const receipt: DocumentDefinition = {
  kind: "receipt",
  find: async (container, id) => {
    const payment = await findPayment(container, id)
    // Of money that came back from a refund the client had the receipt when it first arrived.
    if (!payment?.booked_at || payment.returned_refund_id !== null) return null
    const [found, billed] = await Promise.all([
      findOrder(container, payment.order_id),
      billedOf(container, payment.invoice_id),
    ])
    if (!found) return null
    const { order, project } = found
    const number = `${billed?.number ?? orderNumber(order)}-${payment.id.slice(-6).toUpperCase()}`
    const data: ReceiptData = {
      number,
      method: payment.method,
      last4: payment.last4,
      reference: payment.reference,
      received_at: payment.received_at.toISOString(),
      currency_code: payment.currency_code,
      amount: toMoney(payment.amount, payment.currency_code),
      invoice_number: billed?.number ?? null,
      order_number: orderNumber(order),
      project_name: project.name,
      payer: billed?.buyer ?? customerOf(order),
    }
    return {
      order_id: order.id,
      number,
      is_shared: true,
      source_sha256: sha256Hex(canonicalBytes(data)),
      paper: (context) => receiptPaper(data, context),
    }
  },
}
