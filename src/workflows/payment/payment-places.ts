import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type OrderPayment, readPayments } from "../../invoice-view/read-payments"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"

/** The booked payments of a checkout, with what Medusa's rows say of them. */
export const bookedPayments = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
): Promise<(OrderPayment & { medusa_payment_id: string })[]> => {
  const order_ids = [...new Set(checkout.parts.map(({ order_id }) => order_id))]
  return (await readPayments(container, order_ids)).flatMap((payment) =>
    payment.checkout_id === checkout.id && payment.medusa_payment_id !== null
      ? [{ ...payment, medusa_payment_id: payment.medusa_payment_id }]
      : [],
  )
}

/** Where money that goes back is taken from: the client's credit first, then the invoices, the last part first. */
export const inReverse = <P extends Pick<OrderPayment, "invoice_id" | "captured" | "refunded">>(
  payments: readonly P[],
  parts: readonly { invoice_id: string; position: number }[],
): { place: P; room: string }[] => {
  const positionOf = ({ invoice_id }: P) =>
    parts.find((part) => part.invoice_id === invoice_id)?.position ?? Number.MAX_SAFE_INTEGER
  return [...payments]
    .sort((a, b) => positionOf(b) - positionOf(a))
    .map((place) => ({ place, room: MathBN.sub(place.captured, place.refunded).toFixed() }))
}
