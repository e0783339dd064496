import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckoutStatus } from "../contracts"
import { portalServices } from "../lib/services"
import type { CheckoutWithParts } from "../modules/payment/checkouts"

/** Ids and numbers of the invoices that a checkout is for, in its order. */
export const readCheckoutInvoices = async (
  container: MedusaContainer,
  { parts }: Pick<CheckoutWithParts, "parts">,
): Promise<CheckoutStatus["invoices"]> => {
  const order_ids = [...new Set(parts.map(({ order_id }) => order_id))]
  const rows = await portalServices(container).invoices.listOfOrders(order_ids)
  return parts.map(({ invoice_id }) => ({
    id: invoice_id,
    number: rows.find(({ id }) => id === invoice_id)?.number ?? "",
  }))
}
