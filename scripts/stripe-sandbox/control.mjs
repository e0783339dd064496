import { endDebit, answerChallenge, pay } from "./payments.mjs"
import { expireSession } from "./checkout.mjs"
import { closeDispute, createRefund, endRefund, openDispute } from "./reversals.mjs"
import { StripeApiError } from "./errors.mjs"

/** Moves a session's end into the past, as a day of waiting would. */
const age = (account, id) => {
  account.get("sessions", id).expires_at = 0
  return expireSession(account, id)
}

/** Pays a session that has expired: money that arrives late, which Stripe's races allow. */
const payLate = (account, id, method) => {
  Object.assign(account.get("sessions", id), { status: "open", payment_intent: null })
  return pay(account, id, method)
}

/** What tests and the dashboard can have happen, by name. Each takes the account and plain values. */
const ACTIONS = {
  pay: (account, { session, method = "card", outcome }) => pay(account, session, method, outcome),
  pay_late: (account, { session, method = "card" }) => payLate(account, session, method),
  confirm: (account, { session, confirmed = true }) => answerChallenge(account, session, confirmed),
  expire: (account, { session }) => age(account, session),
  end_debit: (account, { intent, arrived }) => endDebit(account, intent, arrived),
  refund: (account, { charge, amount }) => createRefund(account, { charge, amount }),
  end_refund: (account, { refund, arrived }) => endRefund(account, refund, arrived),
  dispute: (account, { charge, ...options }) => openDispute(account, charge, options),
  close_dispute: (account, { dispute, won }) => closeDispute(account, dispute, won),
  rules: (account, rules) => Object.assign(account.webhooks.rules, rules),
  flush: async (account, options) => ({ statuses: await account.webhooks.flush(options) }),
  deliver: (account, { event }) => account.webhooks.deliver(account.get("events", event)),
  event: (account, { type, object }) => account.emit(type, object),
  state: (account) => ({
    sessions: account.list("sessions"),
    intents: account.list("intents"),
    charges: account.list("charges"),
    refunds: account.list("refunds"),
    disputes: account.list("disputes"),
    transactions: account.list("transactions"),
    events: account.list("events"),
    held: account.webhooks.held.length,
    deliveries: account.webhooks.deliveries,
  }),
}

/** Runs one action for an account. @throws StripeApiError for an unknown one, and what the action refuses */
export const act = async (account, name, values) => {
  if (!Object.hasOwn(ACTIONS, name)) throw new StripeApiError(404, { message: `No action "${name}"` })
  return ACTIONS[name](account, values)
}
