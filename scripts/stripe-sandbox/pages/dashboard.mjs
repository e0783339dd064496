import { decimalsOf, formatAmount } from "../amounts.mjs"
import { html, page, postButton } from "./html.mjs"

const time = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")

const table = (heads, rows) =>
  rows.length
    ? html`<div class="scroll" tabindex="0">
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th>${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    : html`<p class="soft">None.</p>`

const actionsOf = (account, intent, charge) => {
  const act = (name, label, values, extra) => postButton(`/actions/${account.id}/${name}`, label, values, { extra })
  if (intent.status === "processing")
    return [
      act("end_debit", "Settle", { intent: intent.id, arrived: true }),
      act("end_debit", "Fail", { intent: intent.id, arrived: false }),
    ]
  if (charge?.status !== "succeeded") return []
  const left = (charge.amount - charge.amount_refunded) / 10 ** decimalsOf(charge.currency)
  const amount = html`<label
    ><span hidden>Amount</span><input name="major" value="${left}" inputmode="decimal"
  /></label>`
  const isDebit = charge.payment_method_details.type !== "card"
  return [
    left > 0 && act("refund", "Refund", { charge: charge.id }, amount),
    !charge.disputed &&
      act("dispute", isDebit ? "Return by the bank" : "Dispute", {
        charge: charge.id,
        reason: isDebit ? "insufficient_funds" : "fraudulent",
      }),
  ]
}

const payments = (account) =>
  table(
    ["Created", "Amount", "Status", "Refunded", "Payment", "Actions"],
    account.list("intents").map((intent) => {
      const charge = account.charges.get(intent.latest_charge)
      return [
        time(intent.created),
        formatAmount(intent.amount, intent.currency),
        intent.status,
        charge?.amount_refunded ? formatAmount(charge.amount_refunded, charge.currency) : "",
        html`<code>${intent.id}</code>`,
        actionsOf(account, intent, charge),
      ]
    }),
  )

const disputes = (account) =>
  table(
    ["Opened", "Amount", "Reason", "Status", "Actions"],
    account.list("disputes").map((dispute) => {
      const close = (label, won) =>
        postButton(`/actions/${account.id}/close_dispute`, label, { dispute: dispute.id, won })
      return [
        time(dispute.created),
        formatAmount(dispute.amount, dispute.currency),
        dispute.reason,
        dispute.status,
        ["won", "lost"].includes(dispute.status) ? [] : [close("Shop wins", true), close("Shop loses", false)],
      ]
    }),
  )

const refunds = (account) =>
  table(
    ["Created", "Amount", "Status", "Actions"],
    account.list("refunds").map((refund) => {
      const end = (label, arrived) =>
        postButton(`/actions/${account.id}/end_refund`, label, { refund: refund.id, arrived })
      return [
        time(refund.created),
        formatAmount(refund.amount, refund.currency),
        refund.status,
        refund.status === "pending" ? [end("Arrived", true), end("Failed", false)] : [],
      ]
    }),
  )

const events = (account) =>
  table(
    ["Created", "Type", "Event", "Actions"],
    account
      .list("events")
      .slice(0, 40)
      .map((event) => [
        time(event.created),
        event.type,
        html`<code>${event.id}</code>`,
        account.webhooks.endpoint && postButton(`/actions/${account.id}/deliver`, "Send again", { event: event.id }),
      ]),
  )

const section = (account) => {
  const { endpoint, deliveries } = account.webhooks
  return html`<section class="card">
    <h1>${account.name}</h1>
    <p class="soft">
      Account <code>${account.id}</code>.
      ${endpoint ? html`Webhooks go to <code>${endpoint.url}</code>.` : "No webhook endpoint."}
    </p>
    <h2>Payments</h2>
    ${payments(account)}
    <h2>Refunds</h2>
    ${refunds(account)}
    <h2>Disputes</h2>
    ${disputes(account)}
    <h2>Events</h2>
    ${events(account)}
    <h2>Last deliveries</h2>
    ${table(
      ["At", "Type", "Answer"],
      deliveries.slice(0, 20).map(({ at, type, status }) => [time(at / 1000), type, status || "no answer"]),
    )}
  </section>`
}

/** A small stand-in for Stripe's dashboard: what a shop's staff do there, and what banks do. */
export const dashboard = (accounts) =>
  page(
    "Dashboard",
    html`<h1>Stripe sandbox: dashboard</h1>
      ${[...accounts.values()].map(section)}`,
  )
