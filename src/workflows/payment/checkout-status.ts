import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { AccountReader } from "../../account-view/orders-query"
import { findOwnOrders } from "../../account-view/own-order"
import type { CheckoutStatus } from "../../contracts"
import { readCheckoutInvoices } from "../../invoice-view/checkout-invoices"
import { toMoney } from "../../lib/money"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { readStripeTruth, type StripeTruth } from "./stripe-truth"

type Session = { link_id: string; order_id: string }

/**
 * A checkout of the client's own project. Who opened it does not matter: colleagues with links of their own may look.
 * @throws MedusaError not_found
 */
export const readOwnCheckout = async (
  container: MedusaContainer,
  id: string,
  { order_id }: Pick<Session, "order_id">,
): Promise<CheckoutWithParts> => {
  const checkout = await portalServices(container).payments.findCheckout({ id })
  if (!checkout?.parts.every((part) => part.order_id === order_id))
    throw portalError("not_found", "This payment does not exist.")
  return checkout
}

/**
 * A checkout for invoices of an account. All of its orders have to be ones that the session may see: one that was moved to
 * another customer takes the payment along.
 * @throws MedusaError not_found
 */
export const readOwnAccountCheckout = async (
  container: MedusaContainer,
  id: string,
  reader: AccountReader,
): Promise<CheckoutWithParts> => {
  const checkout = await portalServices(container).payments.findCheckout({ id })
  const order_ids = checkout?.parts.map(({ order_id }) => order_id) ?? []
  const own = await findOwnOrders(container, reader, order_ids)
  if (!checkout || !order_ids.every((order_id) => own.has(order_id)))
    throw portalError("not_found", "This payment does not exist.")
  return checkout
}

/** What Stripe says now, without writing; null when it cannot be reached. */
const truthOf = async (container: MedusaContainer, checkout: CheckoutWithParts): Promise<StripeTruth | null> => {
  const { stripe } = portalServices(container).payments
  if (!stripe || checkout.stripe_session_id === null) return null
  try {
    return await readStripeTruth(container, stripe, checkout.stripe_session_id)
  } catch (error) {
    if (error instanceof MedusaError && error.code === "stripe_unreachable") return null
    throw error
  }
}

/**
 * Where a payment stands, for the page after Stripe's. While Stripe cannot be asked it is what was known last, so that an
 * unpaid page is never shown as failed.
 */
export const readCheckoutStatus = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
): Promise<CheckoutStatus> => {
  const isOver = checkout.state === "paid" || checkout.state === "failed" || checkout.state === "expired"
  const truth = isOver ? checkout : await truthOf(container, checkout)
  const known = truth ?? checkout
  return {
    id: checkout.id,
    state: known.state,
    is_current: truth !== null,
    currency_code: checkout.currency_code,
    amount: toMoney(checkout.amount, checkout.currency_code),
    invoices: await readCheckoutInvoices(container, checkout),
    method: known.method,
    failure: known.failure,
  }
}
