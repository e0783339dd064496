import type {
  CountedLine,
  InvoiceList,
  InvoiceRow,
  PaymentFinding,
  ProjectInvoices,
  StaffInvoice,
  StaffPayment,
  StripeConnection,
  SummedLine,
} from "../../../src/contracts"

const AT = "2026-11-24T09:00:00.000Z"

export const aLine = (more: Partial<SummedLine> = {}): SummedLine => ({
  ...{ id: "pinvl_1", kind: "goods", item_ids: ["item_1"], title: "Heavy tee", details: null, quantity: "144" },
  ...{ unit_code: "H87", unit_price: "4.00", discount: "0", is_tax_inclusive: false },
  taxes: [{ name: "GST", rate: "5", category: "S" }],
  ...{ net: "576.00", tax: "28.80", total: "604.80" },
  ...more,
})

export const anInvoice = (more: Partial<StaffInvoice> = {}): StaffInvoice => {
  const lines = more.lines ?? [aLine()]
  return {
    id: "pinv_1",
    project_id: "pproj_1",
    order_id: "order_1",
    kind: "invoice",
    purpose: "deposit",
    number: "INV-0112",
    state: "sent",
    revision: 3,
    corrects: null,
    content: { po_number: "SL-2211", terms: { kind: "net", days: 30 }, note: null, lines },
    lines,
    totals: {
      ...{ net: "576.00", tax: "28.80", rounding: "0", total: "604.80" },
      taxes: [{ name: "GST", rate: "5", category: "S", base: "576.00", amount: "28.80" }],
    },
    money: {
      ...{
        currency_code: "usd",
        total: "604.80",
        credited: "0",
        refunded: "0",
        paid: "0",
        processing: "0",
        balance: "604.80",
      },
    },
    buyer: { name: "Smith Embroidery", address: null, email: null, tax_ids: [] },
    issued_at: AT,
    due_on: "2026-12-24",
    voided: null,
    document_sha256: "a".repeat(64),
    created_at: AT,
    created_by: { type: "staff", name: "Dana Ruiz" },
    payments: [],
    ...more,
  }
}

export const aDraft = (more: Partial<StaffInvoice> = {}): StaffInvoice =>
  anInvoice({ number: null, state: "draft", issued_at: null, due_on: null, document_sha256: null, ...more })

export const aPayment = (more: Partial<StaffPayment> = {}): StaffPayment => ({
  ...{ id: "ppay_1", invoice_id: "pinv_1", method: "stripe_card", last4: "4242", currency_code: "usd" },
  ...{ amount: "604.80", refunded: "0", disputed: "0", received_at: AT, reference: null },
  ...{ is_returned_refund: false, order_id: "order_1" },
  ...{ medusa_payment_id: "pay_1", stripe_payment_intent_id: "pi_1", note: null, recorded_by: null, disputes: [] },
  ...more,
})

export const aCountedLine = (more: Partial<CountedLine> = {}): CountedLine => ({
  ...{ item_id: "item_1", title: "Heavy tee", size: "XL", ordered: 100, shipped: 0 },
  ...{ tolerance: { kind: "percent", over: 5, under: 3 }, allowed: { from: 97, to: 105 }, final: null },
  ...more,
})

export const someInvoices = (invoices: StaffInvoice[], more: Partial<ProjectInvoices> = {}): ProjectInvoices => ({
  invoices,
  unassigned: [],
  order: { currency_code: "usd", total: "1209.60", invoiced: "604.80", uninvoiced: "604.80", paid: "0" },
  lines: [aCountedLine()],
  terms: { kind: "net", days: 30 },
  pay_unavailable: null,
  ...more,
})

export const anInvoiceRow = (more: Partial<InvoiceRow> = {}): InvoiceRow => ({
  ...{ id: "pinv_1", kind: "invoice", purpose: "deposit", number: "INV-0112", state: "overdue" },
  project: { id: "pproj_1", order_id: "order_1", number: "13", name: "Spring League T-Shirts" },
  ...{ client: "Smith Embroidery", issued_at: AT, due_on: "2026-11-20", created_at: AT },
  money: anInvoice().money,
  ...more,
})

export const anInvoiceList = (rows: InvoiceRow[], more: Partial<InvoiceList> = {}): InvoiceList => ({
  ...{ rows, count: rows.length, has_more: false, next: null, previous: null },
  ageing: [
    {
      ...{ currency_code: "usd", not_due: "10.00", days_1_30: "604.80", days_31_60: "0", days_61_90: "0" },
      ...{ days_over_90: "0", total: "614.80" },
    },
  ],
  ...more,
})

export const aConnection = (more: Partial<StripeConnection> = {}): StripeConnection => ({
  state: "connected",
  mode: "test",
  account: { id: "acct_1", name: "Northfold Print", country: "US" },
  has_provider: true,
  webhook: { has_secret: true, path: "/hooks/client-portal/stripe", last_event_at: AT, waiting: 0, failed: 0 },
  problem: null,
  ...more,
})

export const aFinding = (more: Partial<PaymentFinding> = {}): PaymentFinding => ({
  ...{ id: "pfind_1", code: "overpaid", order_id: "order_1", project_id: "pproj_1", invoice_id: "pinv_1" },
  stripe_id: "pi_1",
  ...{ currency_code: "usd", booked: "604.80", at_stripe: "704.80", found_at: AT },
  ...{ resolved_at: null, resolved_by: null },
  ...more,
})
