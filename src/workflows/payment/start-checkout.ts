import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { type Money, paymentSettings, type StartCheckout } from "../../contracts"
import { type OrderInvoice, readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { toMoney } from "../../lib/money"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { STRIPE_METADATA } from "../../lib/stripe/metadata"
import { toMinorUnits } from "../../lib/stripe/minor-units"
import { createI18n } from "../../messages/i18n"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { checkoutVersion, methodsFor, type Share, type StripeMethodType } from "./checkout-terms"
import { closeCheckout } from "./close-checkout"
import { askStripe, isRefusal, requireStripe } from "./stripe-access"
import { withOrderMoneyLock } from "./with-order-money-lock"

/** The client who pays: the link that they opened. */
type Payer = { link_id: string; order_id: string; email: string }

type Started = { checkout_id: string; url: string }

const AMOUNT_CODES = new Set(["amount_too_small", "amount_too_large"])

/**
 * Opens Stripe's page for invoices of the payer's order. The same invoices and amount give the page that is open already;
 * a page for another balance is expired at Stripe first, and money that arrived on it is booked. Nothing is charged here.
 * @throws MedusaError payment_unavailable, not_found, nothing_owed, payment_processing, amount_invalid, stripe_unreachable
 */
export const startCheckout = async (
  container: MedusaContainer,
  payer: Payer,
  input: StartCheckout,
): Promise<Started> => {
  const { stripe } = await requireStripe(container)
  return await withOrderMoneyLock(container, payer.order_id, async () => {
    const invoice_ids = [...new Set(input.invoice_ids)]
    const { payments } = portalServices(container)
    // Read before the open ones are looked at: what is asked of the wrong invoice must not close anything.
    const asked = await readShares(container, payer, invoice_ids, input.amount)
    const open = await payments.listOpenCheckouts({ invoice_ids })
    for (const one of open) {
      const isSame = one.version === asked.version && one.parts.length === asked.shares.length
      const known = isSame ? await reopen(container, stripe, one) : null
      if (known) return known
      if (one.state !== "opening" || !isSame) await closeCheckout(container, one.id)
    }
    // Closing one may have booked money; under the lock nothing else can.
    const { project_id, shares, ...terms } =
      open.length > 0 ? await readShares(container, payer, invoice_ids, input.amount) : asked
    const [waiting] = open.length > 0 ? await payments.listOpenCheckouts({ invoice_ids }) : []
    const checkout =
      waiting ??
      (await payments.addCheckout({
        project_id,
        link_id: payer.link_id,
        version: terms.version,
        currency_code: terms.currency,
        amount: terms.total,
        parts: shares.map(({ invoice_id, order_id, amount }) => ({ invoice_id, order_id, amount })),
      }))
    return await openAtStripe(container, stripe, checkout, payer, shares, terms.methods)
  })
}

/** A page that is open under the same version; null when it has ended in the meantime. */
const reopen = async (container: MedusaContainer, stripe: Stripe, open: CheckoutWithParts): Promise<Started | null> => {
  const { id, state, stripe_session_id } = open
  if (state !== "open" || stripe_session_id === null) return null
  const session = await askStripe(container, async () => await stripe.checkout.sessions.retrieve(stripe_session_id))
  return session.status === "open" && session.url ? { checkout_id: id, url: session.url } : null
}

const readShares = async (
  container: MedusaContainer,
  { order_id, link_id }: Payer,
  invoice_ids: readonly string[],
  amount: Money | undefined,
) => {
  const settings = await portalServices(container).settings.get(paymentSettings)
  const { invoices } = await readOrderInvoices(container, order_id)
  const chosen = invoice_ids.map((id) => payable(invoices.find((one) => one.id === id)))
  const [first] = chosen
  if (!first) throw portalError("not_found", "There is no such invoice.")
  const shares = chosen.map((invoice) =>
    shareOf(invoice, chosen.length === 1 ? amount : undefined, settings.allow_part),
  )
  if (amount !== undefined && chosen.length > 1)
    throw portalError("amount_invalid", "A part can be paid of one invoice alone.")
  const currency = first.currency_code
  const total = toMoney(MathBN.sum(0, ...shares.map((share) => share.amount)), currency)
  const methods = methodsFor(settings, currency, total)
  if (methods.length === 0)
    throw portalError("payment_unavailable", `The shop's payment methods do not take ${currency}.`)
  // Each share is booked on its own, so each has to be an amount that Stripe can give back.
  shares.forEach((share) => toMinorUnits(share.amount, currency))
  toMinorUnits(total, currency)
  const version = checkoutVersion(link_id, currency, methods, shares)
  return { project_id: first.project_id, shares, currency, total, methods, version }
}

const payable = (invoice: OrderInvoice | undefined): OrderInvoice => {
  if (!invoice || invoice.kind !== "invoice" || invoice.state === "draft")
    throw portalError("not_found", "There is no such invoice.")
  if (MathBN.gt(invoice.money.processing, 0))
    throw portalError("payment_processing", "A bank debit for this invoice is on its way.")
  if (invoice.state === "void" || MathBN.lte(invoice.money.balance, 0))
    throw portalError("nothing_owed", "Nothing is owed on this invoice.")
  return invoice
}

const shareOf = (invoice: OrderInvoice, part: Money | undefined, allowPart: boolean): Share => {
  const { balance } = invoice.money
  const amount = part ?? balance
  const isWhole = MathBN.eq(amount, balance)
  if (MathBN.lte(amount, 0) || MathBN.gt(amount, balance) || (!isWhole && !allowPart))
    throw portalError("amount_invalid", "This amount of the invoice cannot be paid.")
  return {
    invoice_id: invoice.id,
    order_id: invoice.order_id,
    number: invoice.number ?? "",
    balance,
    amount: isWhole ? balance : amount,
  }
}

/**
 * The parameters are a function of the checkout alone, so that a request that is repeated after a cut connection gives the
 * session that is there. No address holds a token.
 */
const sessionParams = async (
  container: MedusaContainer,
  checkout: CheckoutWithParts,
  { link_id, email }: Payer,
  shares: readonly Share[],
  methods: StripeMethodType[],
): Promise<Stripe.Checkout.SessionCreateParams> => {
  const { settings } = portalServices(container)
  const shop = await settings.getShop()
  const { t } = createI18n({ locales: [shop.locale], timeZone: shop.time_zone })
  const page = `${settings.options.portal_url}/p/${encodeURIComponent(link_id)}`
  const numbers = shares.map(({ number }) => number).join(", ")
  const metadata = { [STRIPE_METADATA.checkout]: checkout.id }
  return {
    mode: "payment",
    success_url: `${page}/checkouts/${checkout.id}`,
    cancel_url: `${page}/invoices/${shares[0]?.invoice_id ?? ""}`,
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
  checkout: CheckoutWithParts,
  payer: Payer,
  shares: readonly Share[],
  methods: StripeMethodType[],
): Promise<Started> => {
  const { payments } = portalServices(container)
  const params = await sessionParams(container, checkout, payer, shares, methods)
  const idempotencyKey = `client-portal-checkout:${checkout.version}:${checkout.attempt}`
  try {
    const session = await askStripe(container, async () => {
      try {
        return await stripe.checkout.sessions.create(params, { idempotencyKey })
      } catch (error) {
        // Without an answer the same key is tried again. An answer that is an error Stripe gives again to the same key, so
        // the next try needs another; what may have been opened under this one, no one has an address of.
        if (!(error instanceof Stripe.errors.StripeConnectionError))
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
