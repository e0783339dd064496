import type { InvoicePage, InvoiceTile } from "@contracts/invoice/page"
import type { CheckoutStatus, Payment } from "@contracts/payment/payment"
import type { InvoicesSection } from "@contracts/sections/invoices"
import type { InvoiceView } from "@/components/invoices/invoice-page"
import { aPage, aShop, anAddress } from "./fixtures"

const money = (more: Partial<InvoiceTile["money"]> = {}): InvoiceTile["money"] => ({
  currency_code: "usd",
  total: "640.00",
  credited: "0",
  refunded: "0",
  paid: "0",
  processing: "0",
  balance: "640.00",
  ...more,
})

export const aTile: InvoiceTile = {
  id: "pinv_1",
  kind: "invoice",
  purpose: "deposit",
  number: "0112",
  state: "sent",
  issued_at: "2026-11-20T15:00:00.000Z",
  due_on: "2027-04-15",
  money: money(),
  pay_blocked: null,
}

const settled = { pay_blocked: "nothing_owed" as const }

/** One tile for each state that a client can see. */
export const tilesOfAllStates: InvoiceTile[] = [
  aTile,
  { ...aTile, id: "pinv_2", number: "0113", state: "overdue", due_on: "2026-11-01", purpose: "balance" },
  { ...aTile, id: "pinv_3", number: "0114", state: "partly_paid", money: money({ paid: "140.00", balance: "500.00" }) },
  {
    ...aTile,
    id: "pinv_4",
    number: "0115",
    state: "paid",
    money: money({ paid: "640.00", balance: "0.00" }),
    ...settled,
  },
  {
    ...{ ...aTile, id: "pinv_5", number: "0116", purpose: "full", pay_blocked: "processing" },
    money: money({ processing: "640.00" }),
  },
  { ...aTile, id: "pinv_6", number: "0117", state: "void", purpose: "charge", ...settled },
  {
    ...{ ...aTile, id: "pinv_7", number: "0118", state: "credited", ...settled },
    money: money({ credited: "640.00", balance: "0" }),
  },
  { ...aTile, id: "pinv_8", number: "0001", kind: "credit_note", state: "sent", due_on: null, ...settled },
  { ...aTile, id: "pinv_9", number: "0119", pay_blocked: "not_available", due_on: null },
]

export const aPayment: Payment = {
  id: "ppay_1",
  invoice_id: "pinv_4",
  method: "stripe_card",
  last4: "4242",
  currency_code: "usd",
  amount: "640.00",
  refunded: "0",
  disputed: "0",
  received_at: "2026-11-21T15:00:00.000Z",
  is_returned_refund: false,
  reference: null,
}

export const somePayments: Payment[] = [
  aPayment,
  { ...aPayment, id: "ppay_2", method: "bank_transfer", last4: null, reference: "Перевод 7", refunded: "40.00" },
  { ...aPayment, id: "ppay_3", invoice_id: null, method: "stripe_us_bank_account", last4: "6789", disputed: "640.00" },
]

export const pageWithInvoices = (
  section: Partial<InvoicesSection>,
  more: Partial<typeof aPage> = {},
): typeof aPage => ({
  ...aPage,
  ...more,
  sections: { ...aPage.sections, invoices: { invoices: [], payments: [], banner: null, ...section } },
})

export const aPageToPay = pageWithInvoices(
  { invoices: [aTile] },
  {
    action_items: [
      {
        ...{ kind: "pay_invoice", id: aTile.id, number: aTile.number, balance: "640.00", currency_code: "usd" },
        ...{ due_on: aTile.due_on, is_overdue: false },
      },
    ],
  },
)

export const anInvoicePage = (
  invoice: Partial<InvoicePage["invoice"]> = {},
  more: Partial<Omit<InvoicePage, "invoice">> = {},
): InvoicePage => ({
  shop: aShop,
  invoice: {
    ...aTile,
    terms: { kind: "net", days: 30 },
    po_number: "4711",
    buyer: { name: "Гавань", address: anAddress },
    lines: [
      {
        ...{ id: "pinvl_1", kind: "goods", item_ids: ["item_1"], title: "Тяжёлая футболка", details: "Чёрный" },
        ...{ quantity: "144", unit_code: "H87", unit_price: "4.125", discount: "14", is_tax_inclusive: false },
        taxes: [
          { name: "НДС", rate: "9.975", category: "S" },
          { name: null, rate: "0", category: "Z" },
        ],
        ...{ net: "580.00", tax: "57.86", total: "637.86" },
      },
      {
        ...{ id: "pinvl_2", kind: "charge", item_ids: [], title: "Доставка", details: null, quantity: "1" },
        ...{ unit_code: "C62", unit_price: "2.13", discount: "0", is_tax_inclusive: true, taxes: [] },
        ...{ net: "2.13", tax: "0", total: "2.13" },
      },
    ],
    totals: {
      ...{ net: "582.13", tax: "57.86", rounding: "0.01", total: "640.00" },
      taxes: [
        { name: "НДС", rate: "9.975", category: "S", base: "580.00", amount: "57.86" },
        { name: null, rate: "0", category: "Z", base: "580.00", amount: "0" },
      ],
    },
    note: "Спасибо\nза заказ",
    payment_instructions: "Счёт 11",
    corrects: null,
    smallest_part: null,
    ...invoice,
  },
  payments: [],
  credit_notes: [],
  count_differences: [],
  payable_with: [],
  ...more,
})

export const viewOf = (invoice: InvoicePage, page = aPageToPay): InvoiceView => ({
  page,
  invoice,
  version: "1",
})

export const aCheckout: CheckoutStatus = {
  id: "pchk_1",
  state: "open",
  is_current: true,
  currency_code: "usd",
  amount: "640.00",
  invoices: [{ id: "pinv_1", number: "0112" }],
  method: null,
  failure: null,
}
