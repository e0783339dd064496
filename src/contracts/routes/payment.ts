import { checkoutStatusSchema, startCheckoutSchema, startedCheckoutSchema } from "../payment/payment"
import {
  paymentFindingsSchema,
  replayedEventsSchema,
  replayEventsSchema,
  resolveFindingSchema,
  stripeConnectionSchema,
} from "../payment/staff"
import { defineRoute, idParams } from "./define-route"

/** Why a checkout is refused, on an order's page and in the account. */
export const CHECKOUT_ERRORS = [
  "not_found",
  "nothing_owed",
  "payment_processing",
  "amount_invalid",
  "currency_mixed",
  "payment_unavailable",
  "stripe_unreachable",
] as const

export const startCheckout = defineRoute({
  id: "startCheckout",
  method: "post",
  path: "/portal/checkouts",
  access: "session",
  scope: "project",
  summary: "Begin to pay one or several invoices at Stripe. The same invoices and amount give the same open session",
  body: startCheckoutSchema,
  response: startedCheckoutSchema,
  errors: CHECKOUT_ERRORS,
})

export const getCheckout = defineRoute({
  id: "getCheckout",
  method: "get",
  path: "/portal/checkouts/:id",
  access: "session",
  scope: "project",
  summary: "Where a payment stands, as Stripe says it now",
  params: idParams,
  response: checkoutStatusSchema,
  errors: [],
})

export const refreshCheckout = defineRoute({
  id: "refreshCheckout",
  method: "post",
  path: "/portal/checkouts/:id/refresh",
  access: "session",
  scope: "project",
  summary: "Ask Stripe and book what it says",
  params: idParams,
  response: checkoutStatusSchema,
  errors: ["stripe_unreachable"],
})

/* For staff. */

export const getStripeConnection = defineRoute({
  id: "getStripeConnection",
  method: "get",
  path: "/admin/client-portal/payments/connection",
  access: "staff",
  summary: "How the shop is connected with Stripe, asked now",
  response: stripeConnectionSchema,
  errors: [],
})

export const listPaymentFindings = defineRoute({
  id: "listPaymentFindings",
  method: "get",
  path: "/admin/client-portal/payments/findings",
  access: "staff",
  summary: "Differences between Stripe, Medusa and the invoices, open ones first",
  response: paymentFindingsSchema,
  errors: [],
})

export const resolvePaymentFinding = defineRoute({
  id: "resolvePaymentFinding",
  method: "post",
  path: "/admin/client-portal/payments/findings/:id/resolve",
  access: "staff",
  summary: "Say that a difference was dealt with",
  params: idParams,
  body: resolveFindingSchema,
  response: paymentFindingsSchema,
  errors: [],
})

export const replayStripeEvents = defineRoute({
  id: "replayStripeEvents",
  method: "post",
  path: "/admin/client-portal/payments/replay",
  access: "staff",
  summary: "Process stored events again: one, or all since a moment",
  body: replayEventsSchema,
  response: replayedEventsSchema,
  errors: ["not_found"],
})

export const paymentRoutes = [
  startCheckout,
  getCheckout,
  refreshCheckout,
  getStripeConnection,
  listPaymentFindings,
  resolvePaymentFinding,
  replayStripeEvents,
] as const
