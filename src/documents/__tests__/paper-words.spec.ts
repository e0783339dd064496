import { anOrder, aProject, fulfillments, rawItem } from "../../../integration-tests/modules/support/facts"
import { aLine, anInvoice, readerOf, SHOP } from "../../../integration-tests/modules/support/papers"
import { createI18nFrom } from "../../messages/create-i18n-from"
import { type DocumentI18n, documentWords } from "../../messages/document-words"
import { PSEUDO_CLOSE, PSEUDO_OPEN, pseudoMessage } from "../../messages/pseudo"
import { orderContent, toOrderDocument } from "../../order-view/order-document"
import { packedGoods, toPackages } from "../../order-view/packages"
import type { Paper } from "../paper"
import type { PaperContext } from "../papers/frame"
import { invoicePaper } from "../papers/invoice"
import { packingSlipPaper } from "../papers/packing-slip"
import { quotePaper } from "../papers/quote"
import { receiptPaper } from "../papers/receipt"
import { salesOrderPaper } from "../papers/sales-order"
import { statementPaper } from "../papers/statement"

/*
 * Every document in the made-up language, with data in another script: whatever Latin letters are left on it did not
 * come from the catalogue.
 */

const marked = (text: string) => `${PSEUDO_OPEN}${text}${PSEUDO_CLOSE}`
const made = createI18nFrom(
  { en: Object.fromEntries(Object.entries(documentWords.en).map(([key, text]) => [key, pseudoMessage(text)])) },
  { locales: ["en-US"], timeZone: "UTC" },
)
/** What Intl writes is marked as well. */
const pseudo: DocumentI18n = {
  ...made,
  money: (amount, currency) => marked(made.money(amount, currency)),
  date: (at) => marked(made.date(at)),
  day: (day) => marked(made.day(day)),
}

const context: PaperContext = {
  i18n: pseudo,
  logo_ratio: null,
  shop: { ...SHOP, name: "東京印刷", contact: { ...SHOP.contact, email: null, address: "港区 1" }, footer_text: null },
}

const ADDRESS = {
  ...{ first_name: "花子", last_name: "山田", company: null, address_1: "港区 1", address_2: null },
  ...{ postal_code: "105", city: "東京", province: null, country_code: null, phone: null },
}
const NAMES = { first_name: "花子", last_name: "山田", company_name: "山田屋" }
const line = (id: string, more: object = {}) =>
  rawItem({ id, product_title: "半袖", variant_option_values: { Size: "大", Color: "青" }, quantity: 12, ...more })
const order = anOrder({
  items: [
    line("one", { metadata: { section: "衣類", note: "注", details: "胸" }, is_tax_inclusive: true }),
    line("two", { variant_option_values: { Size: "小", Color: "青" } }),
  ],
  metadata: { notes: "急ぎ" },
  custom_display_id: "42",
  customer: { ...{ id: "cus_1", email: "花@例.jp" }, ...NAMES },
  ...{ shipping_address: ADDRESS, billing_address: ADDRESS, shipping_methods: [] },
})
const project = { ...aProject, name: "制服", po_number: "77" }
const content = orderContent(toOrderDocument(order, project))
const [fulfillment] = fulfillments({
  ...{ packed_at: "2026-11-26T10:00:00.000Z", shipped_at: "2026-11-27T10:00:00.000Z" },
  ...{ shipping_option_name: "速達", delivery_address: null },
  items: [{ line_item_id: "one", title: "大", quantity: 5 }],
  labels: [{ tracking_number: "42", tracking_url: null }],
})
const packingSlip = (): Paper => {
  const [packed] = toPackages(order, fulfillment ? [fulfillment] : [])
  if (!fulfillment || !packed) throw new Error("There is no package")
  const goods = packedGoods(order, fulfillment)
  return packingSlipPaper(
    { order, project, number: "42-1", package: packed, goods, pickup: null, as_of: "2026-11-27" },
    context,
  )
}

const party = (name: string) => ({ name, address: null, email: null, tax_ids: [{ scheme: "税", value: "1" }] })
const taxed = (category: "S" | "AE" | "K" | "G", rate: string) =>
  aLine({
    ...{ title: "半袖", details: "胸", discount: "0.1", is_tax_inclusive: category === "S" },
    taxes: [{ name: null, rate, category }],
  })
const INVOICE = {
  ...{ number: "12", seller: party("東京印刷"), buyer: party("山田屋"), po_number: "77" },
  ...{ order: { id: "order_1", number: "42", project_name: "制服" }, note: "注", payment_instructions: "振込" },
}
const invoice = (more: object = {}) =>
  anInvoice([taxed("S", "19"), taxed("AE", "0"), taxed("K", "0"), taxed("G", "0")], "usd", { ...INVOICE, ...more })

const money = {
  currency_code: "usd",
  total: "9",
  credited: "0",
  refunded: "0",
  paid: "0",
  processing: "0",
  balance: "9",
}
const part = (currency_code: string) => ({
  ...{ currency_code, balance: "9", overdue: "9" },
  lines: [
    {
      ...{ kind: "invoice" as const, number: "12", project_name: "制服" },
      ...{ issued_on: "2026-11-01", due_on: "2026-12-01", money },
    },
  ],
})
const statement = (...parts: Parameters<typeof statementPaper>[0]["parts"]) =>
  statementPaper({ customer: { name: "山田屋", address: null }, as_of: "2026-11-27", parts }, context)

const receipt = (more: Partial<Parameters<typeof receiptPaper>[0]>) =>
  receiptPaper(
    {
      ...{ number: "12-1", method: "stripe_card", last4: "4242", reference: "7", currency_code: "usd", amount: "9" },
      ...{ received_at: "2026-11-27T10:00:00.000Z", invoice_number: "12", order_number: "42", project_name: "制服" },
      payer: { name: "山田屋", address: null },
      ...more,
    },
    context,
  )

const asked = { content, version: 2, asked_at: "2026-11-27T10:00:00.000Z", terms: "半金" }
const today = { content, version: 2, as_of: "2026-11-27", is_canceled: true, paid: "9", owed: "9" }

const PAPERS: [string, () => Paper][] = [
  ["a quote", () => quotePaper(asked, context)],
  ["a sales order", () => salesOrderPaper({ ...today, terms: { kind: "on_receipt" } }, context)],
  ["a packing slip", packingSlip],
  ["an invoice", () => invoicePaper({ document: invoice(), is_draft: true }, context)],
  [
    "a credit note",
    () => {
      const corrects = { id: "inv_1", number: "12", issued_on: "2026-11-20" }
      return invoicePaper({ document: invoice({ kind: "credit_note", corrects }), is_draft: false }, context)
    },
  ],
  ["a receipt", () => receipt({})],
  ["a receipt of money on account", () => receipt({ invoice_number: null, method: "bank_transfer", last4: null })],
  ["a statement", () => statement(part("usd"))],
  ["an empty statement", () => statement()],
]

const textsOf = ({ shop, heading, number, title, mark, facts, parties, tables, sums, texts, footer }: Paper) => [
  ...[shop.name, ...shop.lines, heading, number, title, mark, footer],
  ...facts.flatMap(({ label, value }) => [label, value]),
  ...parties.flatMap(({ label, lines }) => [label, ...lines]),
  ...tables.flatMap(({ title: name, columns, groups }) => [
    ...[name, ...columns.map(({ label }) => label)],
    ...groups.flatMap((group) => [group.title, ...group.rows.flat().flatMap(({ text, notes }) => [text, ...notes])]),
  ]),
  ...sums.flatMap(({ label, value }) => [label, value]),
  ...texts.flatMap(({ title: name, body }) => [name, body]),
]

/** Messages may stand in messages. */
const withoutMarked = (text: string): string => {
  const shorter = text.replace(new RegExp(`${PSEUDO_OPEN}[^${PSEUDO_OPEN}${PSEUDO_CLOSE}]*${PSEUDO_CLOSE}`, "g"), "")
  return shorter === text ? text : withoutMarked(shorter)
}

it.each(PAPERS)("%s says nothing that is not in the catalogue", (_, paper) => {
  const texts = textsOf(paper()).flatMap((text) => text ?? [])
  expect(texts.some((text) => text.includes(PSEUDO_OPEN))).toBe(true)
  expect(texts.filter((text) => /[a-z]/i.test(withoutMarked(text).replace(/花@例\.jp/g, "")))).toEqual([])
})

it("no document prints English words of its own in Arabic or Japanese", () => {
  for (const locale of ["ar-EG", "ja-JP"]) {
    const reader = readerOf(locale)
    const paper = invoicePaper({ document: invoice(), is_draft: true }, { ...context, i18n: reader.i18n })
    expect(textsOf(paper).filter((text) => /[a-z]{4,}/i.test(text ?? ""))).toEqual([])
  }
})
