import { newId, now } from "./account.mjs"
import { isDebit } from "./checkout.mjs"
import { StripeApiError } from "./errors.mjs"

const CARD_ERRORS = {
  card_declined: { message: "Your card was declined.", decline_code: "generic_decline" },
  insufficient_funds: { message: "Your card has insufficient funds.", decline_code: "insufficient_funds" },
  payment_intent_authentication_failure: {
    message: "The provided payment method has failed authentication.",
    decline_code: undefined,
  },
}

const requireOpen = (session) => {
  if (session.status !== "open")
    throw new StripeApiError(400, { message: `This Checkout Session is ${session.status}.` })
}

const intentOf = (account, session) => {
  const known = account.intents.get(session.payment_intent)
  if (known) return known
  const { metadata, description, receipt_email } = account.sessionDetails.get(session.id).intent
  const id = newId("pi")
  session.payment_intent = id
  return account.add("intents", {
    id,
    object: "payment_intent",
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: newId(`${id}_secret`),
    confirmation_method: "automatic",
    created: now(),
    currency: session.currency,
    customer: null,
    description: description ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: metadata || {},
    next_action: null,
    payment_method: null,
    payment_method_types: session.payment_method_types,
    receipt_email: receipt_email ?? null,
    status: "requires_payment_method",
  })
}

const detailsOf = (method) => {
  if (method === "card") return { type: "card", card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2034 } }
  const bank = { last4: method === "sepa_debit" ? "3000" : "6789", bank_name: "STRIPE TEST BANK" }
  return { type: method, [method]: bank }
}

const addCharge = (account, intent, method, state) => {
  const charge = account.add("charges", {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: false,
    created: now(),
    currency: intent.currency,
    customer: null,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: intent.metadata,
    paid: false,
    payment_intent: intent.id,
    payment_method_details: detailsOf(method),
    receipt_url: null,
    refunded: false,
    status: "pending",
    ...state,
  })
  intent.latest_charge = charge.id
  return charge
}

/** Money that moves on the account's balance. @param amount in minor units, below zero for what leaves */
export const addTransaction = (account, type, amount, currency, source) =>
  account.add("transactions", {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    created: now(),
    currency,
    fee: 0,
    net: amount,
    source,
    status: "available",
    type,
  })

const settle = (account, intent, charge) => {
  const transaction = addTransaction(account, "charge", charge.amount, charge.currency, charge.id)
  Object.assign(charge, {
    amount_captured: charge.amount,
    balance_transaction: transaction.id,
    captured: true,
    paid: true,
    status: "succeeded",
  })
  Object.assign(intent, { amount_received: intent.amount, status: "succeeded", next_action: null })
  account.emit("charge.succeeded", charge)
  account.emit("payment_intent.succeeded", intent)
}

const completeSession = (account, session, payment_status) => {
  Object.assign(session, { status: "complete", payment_status, url: null })
  account.emit("checkout.session.completed", session)
}

const sessionOf = (account, intent) =>
  [...account.sessions.values()].find(({ payment_intent }) => payment_intent === intent.id)

const decline = (account, intent, method, code) => {
  const { message, decline_code } = CARD_ERRORS[code]
  const charge = addCharge(account, intent, method, { status: "failed", failure_code: code, failure_message: message })
  Object.assign(intent, {
    status: "requires_payment_method",
    next_action: null,
    last_payment_error: {
      type: "card_error",
      code,
      message,
      ...(decline_code ? { decline_code } : {}),
      charge: charge.id,
    },
  })
  account.emit("charge.failed", charge)
  account.emit("payment_intent.payment_failed", intent)
}

/**
 * The person presses a button on the Checkout page. `outcome`: "succeed", "decline", "insufficient_funds" or "challenge"
 * (a bank asks for a confirmation, which `answerChallenge` gives); a bank debit begins to be processed.
 */
export const pay = (account, session_id, method, outcome = "succeed") => {
  const session = account.get("sessions", session_id)
  requireOpen(session)
  const intent = intentOf(account, session)
  account.emit("payment_intent.created", intent)
  intent.last_payment_error = null
  if (isDebit(method)) {
    const charge = addCharge(account, intent, method, {})
    intent.status = "processing"
    account.emit("charge.pending", charge)
    account.emit("payment_intent.processing", intent)
    completeSession(account, session, "unpaid")
  } else if (outcome === "succeed") {
    settle(account, intent, addCharge(account, intent, method, {}))
    completeSession(account, session, "paid")
  } else if (outcome === "challenge") {
    Object.assign(intent, { status: "requires_action", next_action: { type: "use_stripe_sdk" } })
    account.emit("payment_intent.requires_action", intent)
  } else {
    decline(account, intent, method, outcome === "decline" ? "card_declined" : outcome)
  }
  account.onChange()
  return session
}

/** The bank's confirmation page (3-D Secure). */
export const answerChallenge = (account, session_id, isConfirmed) => {
  const session = account.get("sessions", session_id)
  requireOpen(session)
  const intent = account.get("intents", session.payment_intent)
  if (intent.status !== "requires_action") throw new StripeApiError(400, { message: "There is nothing to confirm." })
  if (isConfirmed) {
    settle(account, intent, addCharge(account, intent, "card", {}))
    completeSession(account, session, "paid")
  } else decline(account, intent, "card", "payment_intent_authentication_failure")
  account.onChange()
  return session
}

/** A bank debit arrives or fails, days after it was begun. */
export const endDebit = (account, intent_id, hasArrived, code = "insufficient_funds") => {
  const intent = account.get("intents", intent_id)
  if (intent.status !== "processing") throw new StripeApiError(400, { message: "This payment is not processing." })
  const session = sessionOf(account, intent)
  const charge = account.get("charges", intent.latest_charge)
  if (hasArrived) {
    settle(account, intent, charge)
    session.payment_status = "paid"
    account.emit("checkout.session.async_payment_succeeded", session)
  } else {
    const message = "The customer's account has insufficient funds to cover this payment."
    Object.assign(charge, { status: "failed", failure_code: code, failure_message: message })
    Object.assign(intent, {
      status: "requires_payment_method",
      last_payment_error: { type: "invalid_request_error", code, message, charge: charge.id },
    })
    account.emit("charge.failed", charge)
    account.emit("payment_intent.payment_failed", intent)
    account.emit("checkout.session.async_payment_failed", session)
  }
  account.onChange()
  return intent
}
