import { newId, now } from "./account.mjs"
import { checkSteps } from "./amounts.mjs"
import { isDebit } from "./checkout.mjs"
import { invalid, StripeApiError } from "./errors.mjs"
import { addTransaction } from "./payments.mjs"

const chargeFor = (account, { charge, payment_intent }) => {
  if (charge) return account.get("charges", charge, "charge")
  if (!payment_intent)
    throw invalid("You must specify either a charge or a payment intent.", {
      code: "parameter_missing",
      param: "charge",
    })
  const intent = account.get("intents", payment_intent, "payment_intent")
  if (intent.status !== "succeeded")
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: "payment_intent",
    })
  return account.get("charges", intent.latest_charge)
}

/** Refunds of a bank debit are on their way for days; those of cards are done at once. */
export const createRefund = (account, params) => {
  const charge = chargeFor(account, params)
  const left = charge.amount - charge.amount_refunded
  const amount = params.amount ?? left
  if (charge.status !== "succeeded") throw invalid(`Charge ${charge.id} has not succeeded.`, { param: "charge" })
  if (charge.disputed && isWithdrawn(account, charge))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
      param: "charge",
    })
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
      param: "charge",
    })
  if (amount <= 0)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    })
  if (amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    })
  checkSteps(amount, charge.currency, "amount")
  const transaction = addTransaction(account, "refund", -amount, charge.currency, charge.id)
  const refund = account.add("refunds", {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    failure_reason: null,
    metadata: params.metadata || {},
    payment_intent: charge.payment_intent,
    reason: params.reason ?? null,
    status: isDebit(charge.payment_method_details.type) ? "pending" : "succeeded",
  })
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  account.emit("refund.created", refund)
  account.emit("charge.refunded", charge)
  return refund
}

/** A refund that was on its way arrives, or comes back. */
export const endRefund = (account, id, hasArrived) => {
  const refund = account.get("refunds", id)
  if (refund.status !== "pending") throw new StripeApiError(400, { message: "This refund is not pending." })
  if (hasArrived) refund.status = "succeeded"
  else {
    Object.assign(refund, { status: "failed", failure_reason: "lost_or_stolen_card" })
    addTransaction(account, "refund_failure", refund.amount, refund.currency, refund.charge)
    const charge = account.get("charges", refund.charge)
    charge.amount_refunded -= refund.amount
    charge.refunded = false
  }
  account.emit(hasArrived ? "refund.updated" : "refund.failed", refund)
  account.onChange()
  return refund
}

const isWithdrawn = (account, charge) =>
  [...account.disputes.values()].some(
    (dispute) =>
      dispute.charge === charge.id && dispute.balance_transactions.reduce((sum, one) => sum + one.net, 0) < 0,
  )

/**
 * The client's bank takes the money back until the dispute is decided. A bank debit that comes back after it had succeeded is
 * a dispute as well, lost from the start: https://docs.stripe.com/payments/ach-direct-debit#ach-payments-disputes
 */
export const openDispute = (account, charge_id, { reason = "fraudulent", amount, isInquiry = false } = {}) => {
  const charge = account.get("charges", charge_id)
  if (charge.status !== "succeeded" || charge.disputed)
    throw new StripeApiError(400, { message: "This charge cannot be disputed." })
  const isReturn = isDebit(charge.payment_method_details.type)
  const disputed = amount ?? charge.amount
  const withdrawn = isInquiry ? [] : [addTransaction(account, "adjustment", -disputed, charge.currency, charge.id)]
  const status = isReturn ? "lost" : isInquiry ? "warning_needs_response" : "needs_response"
  const dispute = account.add("disputes", {
    id: newId("du"),
    object: "dispute",
    amount: disputed,
    balance_transactions: withdrawn,
    charge: charge.id,
    created: now(),
    currency: charge.currency,
    evidence_details: { due_by: isReturn ? null : now() + 7 * 24 * 3600, has_evidence: false, past_due: false },
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status,
  })
  charge.disputed = true
  account.emit("charge.dispute.created", dispute)
  if (withdrawn.length) account.emit("charge.dispute.funds_withdrawn", dispute)
  if (isReturn) account.emit("charge.dispute.closed", dispute)
  return dispute
}

/** The dispute is decided; money that was withdrawn comes back when the shop wins. */
export const closeDispute = (account, id, isWon) => {
  const dispute = account.get("disputes", id)
  if (["won", "lost"].includes(dispute.status))
    throw new StripeApiError(400, { message: "This dispute is decided already." })
  dispute.status = isWon ? "won" : "lost"
  if (isWon && dispute.balance_transactions.length) {
    const back = addTransaction(account, "adjustment", dispute.amount, dispute.currency, dispute.charge)
    dispute.balance_transactions.push(back)
    account.emit("charge.dispute.funds_reinstated", dispute)
  }
  account.emit("charge.dispute.closed", dispute)
  account.onChange()
  return dispute
}
