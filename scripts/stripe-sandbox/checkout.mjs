import { newId, now } from "./account.mjs"
import { checkAmount } from "./amounts.mjs"
import { invalid, StripeApiError } from "./errors.mjs"

const MINUTE = 60
const DAY = 24 * 3600

/** Which currency a bank debit is for. */
const DEBIT_CURRENCY = { us_bank_account: "usd", sepa_debit: "eur" }
const METHODS = ["card", ...Object.keys(DEBIT_CURRENCY)]

export const isDebit = (method) => method in DEBIT_CURRENCY

const requireAddress = (value, param) => {
  if (!value) throw invalid(`You must provide a ${param}.`, { code: "parameter_missing", param })
  const tried = value.replace("{CHECKOUT_SESSION_ID}", "cs_test_1")
  if (!URL.canParse(tried) || !/^https?:$/.test(new URL(tried).protocol))
    throw invalid("Not a valid URL", { code: "url_invalid", param })
  return value
}

const readLines = (lines) => {
  if (!lines?.length)
    throw invalid("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" })
  return lines.map(({ price_data, quantity = 1 }, index) => {
    const param = `line_items[${index}]`
    if (!price_data?.product_data?.name || price_data.unit_amount === undefined)
      throw invalid("This sandbox knows line items with price_data, product_data and unit_amount.", { param })
    return {
      id: newId("li"),
      object: "item",
      description: price_data.product_data.name,
      quantity,
      currency: price_data.currency.toLowerCase(),
      amount_total: price_data.unit_amount * quantity,
    }
  })
}

/** The list is a filter over what the currency allows, as the current API has it. */
const eligibleMethods = (allowed = METHODS, currency) => {
  const eligible = METHODS.filter(
    (method) => allowed.includes(method) && [undefined, currency].includes(DEBIT_CURRENCY[method]),
  )
  if (eligible.length === 0)
    throw invalid(`No valid payment method types for this Checkout Session in ${currency}.`, {
      param: "allowed_payment_method_types",
    })
  return eligible
}

export const createSession = (account, params, origin) => {
  if (params.mode !== "payment") throw invalid("This sandbox knows mode=payment.", { param: "mode" })
  const lines = readLines(params.line_items)
  const [{ currency }] = lines
  if (lines.some((line) => line.currency !== currency))
    throw invalid("All prices on a Checkout Session must have the same currency.", { param: "line_items" })
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0)
  checkAmount(amount, currency, "line_items")
  const expires_at = params.expires_at ?? now() + DAY
  if (expires_at < now() + 30 * MINUTE - 5 || expires_at > now() + DAY + 5)
    throw invalid(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      {
        param: "expires_at",
      },
    )
  const id = newId("cs_test", 48)
  const session = account.add("sessions", {
    id,
    object: "checkout.session",
    amount_subtotal: amount,
    amount_total: amount,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now(),
    currency,
    customer: null,
    customer_details: null,
    customer_email: params.customer_email ?? null,
    expires_at,
    livemode: false,
    locale: params.locale ?? null,
    metadata: params.metadata || {},
    mode: "payment",
    payment_intent: null,
    payment_method_types: eligibleMethods(params.allowed_payment_method_types, currency),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    payment_status: "unpaid",
    status: "open",
    submit_type: params.submit_type ?? null,
    success_url: requireAddress(params.success_url, "success_url"),
    ui_mode: "hosted_page",
    url: `${origin}/c/pay/${id}`,
  })
  // What Stripe keeps without showing it with a session.
  account.sessionDetails.set(id, { lines, intent: params.payment_intent_data ?? {} })
  return session
}

/** Stripe does this by itself when the time has come. */
export const expireDueSessions = (account) => {
  for (const session of account.sessions.values())
    if (session.status === "open" && session.expires_at <= now()) close(account, session)
}

export const expireSession = (account, id) => {
  const session = account.get("sessions", id, "session")
  if (session.status !== "open")
    throw new StripeApiError(400, {
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    })
  close(account, session)
  return session
}

const close = (account, session) => {
  Object.assign(session, { status: "expired", url: null })
  const intent = account.intents.get(session.payment_intent)
  if (intent && intent.status !== "succeeded")
    Object.assign(intent, {
      status: "canceled",
      canceled_at: now(),
      cancellation_reason: "automatic",
      next_action: null,
    })
  account.emit("checkout.session.expired", session)
}
