import { formatAmount } from "../amounts.mjs"
import { isDebit } from "../checkout.mjs"
import { html, page, postButton } from "./html.mjs"

const METHOD_NAMES = { us_bank_account: "US bank account (ACH)", sepa_debit: "SEPA bank debit" }

const summary = (account, session) =>
  html` <p class="soft">${account.name}</p>
    ${account.sessionDetails.get(session.id).lines.map(({ description }) => html`<p>${description}</p>`)}
    <p class="amount">${formatAmount(session.amount_total, session.currency)}</p>
    ${session.customer_email && html`<p class="soft">${session.customer_email}</p>`}`

const cardButtons = (at) =>
  html` ${postButton(at, "Pay by card: succeed", { method: "card", outcome: "succeed" }, { isMain: true })}
  ${postButton(at, "Pay by card: ask for a confirmation (3-D Secure)", { method: "card", outcome: "challenge" })}
  ${postButton(at, "Pay by card: decline", { method: "card", outcome: "decline" })}
  ${postButton(at, "Pay by card: insufficient funds", { method: "card", outcome: "insufficient_funds" })}`

const open = (session, intent) => {
  const at = `/c/pay/${session.id}`
  const problem = intent?.last_payment_error?.message
  return html` ${problem && html`<p class="error" role="alert">${problem}</p>`}
    <div class="stack">
      ${session.payment_method_types.includes("card") && cardButtons(at)}
      ${session.payment_method_types
        .filter(isDebit)
        .map((method) => postButton(at, `Pay by ${METHOD_NAMES[method]}`, { method, outcome: "succeed" }))}
      ${session.cancel_url && html`<a class="button" href="${session.cancel_url}">Back to the shop without paying</a>`}
    </div>
    <p class="soft">
      A bank debit is on its way until it is settled or failed on <a href="/">the sandbox's dashboard</a>.
    </p>`
}

const challenge = (session) =>
  html` <h2>Your bank asks for a confirmation</h2>
    <div class="stack">
      ${postButton(`/c/pay/${session.id}/confirm`, "Complete authentication", { confirmed: "true" }, { isMain: true })}
      ${postButton(`/c/pay/${session.id}/confirm`, "Fail authentication", { confirmed: "false" })}
    </div>`

const ended = (session) =>
  session.status === "expired"
    ? html`<p>This checkout has expired.</p>
        ${session.cancel_url && html`<a class="button" href="${session.cancel_url}">Back to the shop</a>`}`
    : html`<p>This checkout is complete.</p>
        <a class="button" href="${returnAddress(session)}">Back to the shop</a>`

export const returnAddress = (session) => session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id)

/** What stands for Stripe's hosted Checkout page. */
export const checkoutPage = (account, session) => {
  const intent = account.intents.get(session.payment_intent)
  const isChallenge = session.status === "open" && intent?.status === "requires_action"
  const content = isChallenge ? challenge(session) : session.status === "open" ? open(session, intent) : ended(session)
  const body = html`<div class="card">
    <h1>Checkout</h1>
    ${summary(account, session)}${content}
  </div>`
  return page("Checkout", body, { isNarrow: true })
}
