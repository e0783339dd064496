import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { paymentSettings, type Shop, type StartCheckout } from "../../contracts"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { STRIPE_METADATA } from "../../lib/stripe/metadata"
import { toMinorUnits } from "../../lib/stripe/minor-units"
import { createI18n } from "../../messages/i18n"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import type { CheckoutRow } from "../../modules/payment/rows"
import { type Asked, type CheckoutTerms, termsOf } from "./checkout-terms"
import { closeCheckout } from "./close-checkout"
import type { Payer } from "./payer"
import { askStripe, isRefusal, isStillWorking, requireStripe } from "./stripe-access"
import { withOrderMoneyLock } from "./with-order-money-lock"

type Started = { checkout_id: string; url: string }

const AMOUNT_CODES = new Set(["amount_too_small", "amount_too_large"])

/**
 * Opens Stripe's page for invoices of the payer's orders, all in one currency. The same invoices and amount give the page that is open already;
 * a page for another balance is expired at Stripe first, and money that arrived on it is booked. Nothing is charged here.
 * @throws MedusaError payment_unavailable, not_found, nothing_owed, payment_processing, amount_invalid, currency_mixed,
 * stripe_unreachable
 */
export const startCheckout = async (
  container: MedusaContainer,
  payer: Payer,
  input: StartCheckout,
): Promise<Started> => {
  const asked = { link_id: payer.link_id, invoice_ids: [...new Set(input.invoice_ids)], amount: input.amount }
  let locked = payer.order_ids
  for (;;) {
    const started = await startUnderLock(container, payer, asked, locked)
    if (!("order_ids" in started)) return started
    // A page that is open for the invoices pays for other orders as well, whose locks are needed to close it.
    locked = started.order_ids
  }
}

/** @returns the orders whose locks are needed, where `locked` are not all of them: then nothing was done */
const startUnderLock = async (
  container: MedusaContainer,
  payer: Payer,
  asked: Asked,
  locked: readonly string[],
): Promise<Started | { order_ids: readonly string[] }> =>
  await withOrderMoneyLock(container, locked, async () => {
    const { payments, settings } = portalServices(container)
    const read = async () => await readStanding(container, payer.order_ids, asked.invoice_ids)
    const [{ stripe }, shop, before] = await Promise.all([requireStripe(container), settings.getShop(), read()])
    // Before the open ones are looked at: what is asked of the wrong invoice must not close anything.
    const wanted = termsOf(before.invoices, before.methods, asked)
    const order_ids = new Set([
      ...payer.order_ids,
      ...before.open.flatMap(({ parts }) => parts.map((part) => part.order_id)),
    ])
    if ([...order_ids].some((id) => !locked.includes(id))) return { order_ids: [...order_ids] }
    for (const one of before.open) {
      const isSame = one.version === wanted.version && one.parts.length === wanted.shares.length
      const known = isSame ? await reopen(container, stripe, one) : null
      if (known) return known
      if (one.state !== "opening" || !isSame) await closeCheckout(container, one.id)
    }
    // Closing one may have booked money; under the lock nothing else can.
    const now = before.open.length > 0 ? await read() : before
    const terms = now === before ? wanted : termsOf(now.invoices, now.methods, asked)
    const checkout =
      now.open[0] ??
      (await payments.addCheckout({
        project_id: terms.project_id,
        link_id: payer.link_id,
        version: terms.version,
        currency_code: terms.currency,
        amount: terms.total,
        parts: terms.shares.map(({ invoice_id, order_id, amount }) => ({ invoice_id, order_id, amount })),
      }))
    return await openAtStripe(container, stripe, checkout, sessionParams(container, shop, checkout, payer, terms))
  })

/** A page that is open under the same version; null when it has ended in the meantime. */
const reopen = async (container: MedusaContainer, stripe: Stripe, open: CheckoutWithParts): Promise<Started | null> => {
  const { id, state, stripe_session_id } = open
  if (state !== "open" || stripe_session_id === null) return null
  const session = await askStripe(container, async () => await stripe.checkout.sessions.retrieve(stripe_session_id))
  return session.status === "open" && session.url ? { checkout_id: id, url: session.url } : null
}

/** What the terms follow from, and what is open for the invoices already. Nothing of it moves while the lock is held. */
const readStanding = async (
  container: MedusaContainer,
  order_ids: readonly string[],
  invoice_ids: readonly string[],
) => {
  const { payments, settings } = portalServices(container)
  const [methods, { invoices }, open] = await Promise.all([
    settings.get(paymentSettings),
    readOrderInvoices(container, order_ids),
    payments.listOpenCheckouts({ invoice_ids }),
  ])
  return { methods, invoices, open }
}

/**
 * The parameters are a function of the checkout alone, so that a request that is repeated after a cut connection gives the
 * session that is there. No address holds a token.
 */
const sessionParams = (
  container: MedusaContainer,
  shop: Shop,
  checkout: CheckoutRow,
  { email, pages }: Payer,
  { shares, methods }: CheckoutTerms,
): Stripe.Checkout.SessionCreateParams => {
  const { settings } = portalServices(container)
  const { t } = createI18n({ locales: [shop.locale], timeZone: shop.time_zone })
  const { portal_url } = settings.options
  const numbers = shares.map(({ number }) => number).join(", ")
  const metadata = { [STRIPE_METADATA.checkout]: checkout.id }
  return {
    mode: "payment",
    success_url: `${portal_url}${pages.success(checkout.id)}`,
    cancel_url: `${portal_url}${pages.cancel(shares[0]?.invoice_id ?? "")}`,
    client_reference_id: checkout.id,
    customer_email: email,
    allowed_payment_method_types: methods,
    // In another currency the amount would not be the invoice's.
    adaptive_pricing: { enabled: false },
    line_items: shares.map(({ number, amount }) => ({
      quantity: 1,
      price_data: {
        currency: checkout.currency_code,
        unit_amount: toMinorUnits(amount, checkout.currency_code),
        product_data: { name: t("payment.line", { number }) },
      },
    })),
    metadata,
    payment_intent_data: { metadata, description: `${shop.name}: ${numbers}`.slice(0, 500) },
  }
}

const openAtStripe = async (
  container: MedusaContainer,
  stripe: Stripe,
  checkout: CheckoutRow,
  params: Stripe.Checkout.SessionCreateParams,
): Promise<Started> => {
  const { payments } = portalServices(container)
  const idempotencyKey = `client-portal-checkout:${checkout.version}:${checkout.attempt}`
  try {
    const session = await askStripe(container, async () => {
      try {
        return await stripe.checkout.sessions.create(params, { idempotencyKey })
      } catch (error) {
        // Without an answer the same key is tried again, and so it is while Stripe still works on the request before. Any
        // other error Stripe gives again to the same key, so the next try needs another; what may have been opened under
        // this one, no one has an address of.
        if (!(error instanceof Stripe.errors.StripeConnectionError || isStillWorking(error)))
          await payments.changeCheckout(checkout.id, { state: "expired" })
        throw error
      }
    })
    if (!session.id || !session.url) throw portalError("stripe_unreachable", "Stripe's answer cannot be read.")
    await payments.changeCheckout(checkout.id, {
      state: "open",
      stripe_session_id: session.id,
      url: session.url,
      expires_at: new Date(session.expires_at * 1000),
    })
    return { checkout_id: checkout.id, url: session.url }
  } catch (error) {
    if (!isRefusal(error)) throw error
    await payments.changeCheckout(checkout.id, { state: "failed", failure: error.code ?? null })
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`client-portal: Stripe refused checkout ${checkout.id}: ${error.message}`)
    if (error.code && AMOUNT_CODES.has(error.code))
      throw portalError("amount_invalid", "Stripe does not take a payment of this amount.")
    throw portalError("payment_unavailable", "Stripe refused to open a payment. The shop's log says why.")
  }
}
