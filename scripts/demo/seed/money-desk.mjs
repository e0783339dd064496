import { randomUUID } from "node:crypto"
import { Failure } from "../../lib/failure.mjs"
import { until } from "./http.mjs"

/** How clients can pay on the portal. */
export const PAYMENT_SETTINGS = { methods: ["card", "us_bank_account"], allow_part: true }

/** The seller on invoices, and other ways to pay than on the portal. */
export const INVOICE_SETTINGS = {
  seller_name: "Northfold Print Company, Inc.",
  seller_address: {
    company: "Northfold Print Company, Inc.",
    name: null,
    lines: ["88 Canal Street"],
    postal_code: "12207",
    city: "Albany",
    province: "NY",
    country_code: "us",
    phone: "(555) 210-4400",
  },
  seller_tax_ids: [{ scheme: "EIN", value: "93-4471862" }],
  payment_instructions:
    "Checks to Northfold Print Company, Inc., or by transfer to Canal Street Savings Bank, routing 021300000, account 0000 8841 22. Please name the invoice.",
  footer: "Thank you for working with an employee-owned shop.",
}

const today = () => new Date().toISOString().slice(0, 10)

/** The money of one order: what staff bill, and what came in by check or transfer. */
export class MoneyDesk {
  constructor(desk) {
    this.desk = desk
    this.admin = desk.admin
  }

  async draft(invoice) {
    const at = `/admin/client-portal/projects/${await this.desk.proofs.projectId()}/invoices`
    return (await this.admin.post(at, invoice)).invoice
  }

  /** @param message what staff write into the mail */
  async send({ id, revision }, message) {
    const body = { revision, ...(message ? { message } : {}) }
    return (await this.admin.post(`/admin/client-portal/invoices/${id}/send`, body)).invoice
  }

  async bill(invoice, message) {
    return await this.send(await this.draft(invoice), message)
  }

  deposit(percent, message) {
    return this.bill({ purpose: "deposit", share: { kind: "percent", percent: String(percent) } }, message)
  }

  /** Changes what is due by when, before it is sent. */
  async setTerms({ id, revision }, terms) {
    return (await this.admin.post(`/admin/client-portal/invoices/${id}`, { revision, terms })).invoice
  }

  /** A check or a transfer that came in outside. @param amount all that is owed where it is left out */
  async receive({ id, money }, { amount = money.balance, method = "cheque", reference = null } = {}) {
    const body = { method, amount, reference, received_on: today(), key: randomUUID() }
    return (await this.admin.post(`/admin/client-portal/invoices/${id}/payments`, body)).invoice
  }

  /**
   * The client pays all that is owed at the sandbox's checkout page. A bank debit stays on its way until it is settled in
   * the sandbox's dashboard. Does nothing where the demo uses Stripe's own test mode, whose page only a person can use.
   * @param {string} link of the client
   * @param {"card" | "us_bank_account"} method
   */
  async payOnline(link, { id, number }, method) {
    if (!this.desk.hasSandbox) return
    const client = await this.desk.session(link)
    const { checkout_id, url } = await client.post("/portal/checkouts", { invoice_ids: [id] })
    const form = new URLSearchParams({ method, outcome: "succeed" })
    const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" })
    if (answer.status >= 400) throw new Failure(`Filling the shop: the sandbox refused ${number}: ${answer.status}`)
    const ended = method === "card" ? "paid" : "processing"
    await until(`the payment of ${number}`, async () => {
      return (await client.post(`/portal/checkouts/${checkout_id}/refresh`)).state === ended
    })
  }

  async void({ id }, reason) {
    await this.admin.post(`/admin/client-portal/invoices/${id}/void`, { reason })
  }

  async credit({ id }, amount, reason) {
    await this.admin.post(`/admin/client-portal/invoices/${id}/credit`, { amount, reason, key: randomUUID() })
  }
}
