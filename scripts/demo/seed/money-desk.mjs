import { randomUUID } from "node:crypto"

/** Who bills, and how clients can pay by other ways than the portal. */
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

  async void({ id }, reason) {
    await this.admin.post(`/admin/client-portal/invoices/${id}/void`, { reason })
  }

  async credit({ id }, amount, reason) {
    await this.admin.post(`/admin/client-portal/invoices/${id}/credit`, { amount, reason, key: randomUUID() })
  }
}
