import { MathBN } from "@medusajs/framework/utils"
import { anOrder, aProject, fulfillments, rawItem } from "../../../integration-tests/modules/support/facts"
import type { Address, InvoiceLine } from "../../contracts"
import { formatMoney } from "../../messages/format-money"
import { orderContent, toOrderDocument } from "../../order-view/order-document"
import { packedGoods, toPackages } from "../../order-view/packages"
import { type Paper, paperSchema } from "../paper"
import { addressLines } from "../papers/address-lines"
import { packingSlipPaper } from "../papers/packing-slip"
import { invoicePaper } from "../papers/invoice"
import { quotePaper } from "../papers/quote"
import { receiptPaper } from "../papers/receipt"
import { salesOrderPaper } from "../papers/sales-order"
import { type StatementLine, statementPaper } from "../papers/statement"
import { aLine, anInvoice, readerOf } from "../../../integration-tests/modules/support/papers"

const sumsOf = (paper: Paper): Record<string, string> =>
  Object.fromEntries(paper.sums.map(({ label, value }) => [label, value]))
const factsOf = (paper: Paper): Record<string, string> =>
  Object.fromEntries(paper.facts.map(({ label, value }) => [label, value]))
const LOCALES = ["en-US", "de-DE", "ar-EG", "ja-JP"]

const VAT = (rate: string) => ({ name: "VAT", rate, category: "S" as const })
const STACKED = [
  { name: "GST", rate: "5", category: "S" as const },
  { name: "QST", rate: "9.975", category: "S" as const },
]
const seven = (more: (index: number) => Partial<InvoiceLine>): InvoiceLine[] =>
  Array.from({ length: 7 }, (_, index) =>
    aLine({ id: `line_${index}`, quantity: String(2 * index + 1), ...more(index) }),
  )

describe("an invoice's document", () => {
  it.each<[string, string, InvoiceLine[]]>([
    ["seven lines of 0.125 in odd quantities", "usd", seven(() => ({}))],
    ["mixed VAT", "eur", seven((index) => ({ taxes: [VAT(index % 2 ? "7" : "19")] }))],
    ["a discount on each line", "usd", seven(() => ({ unit_price: "12.5", discount: "0.335", taxes: [VAT("8.875")] }))],
    ["no minor unit", "jpy", seven(() => ({ unit_price: "333.5", taxes: [VAT("10")] }))],
    ["three decimals", "kwd", seven(() => ({ unit_price: "1.2505", taxes: [VAT("5")] }))],
    ["two stacked rates", "cad", seven(() => ({ unit_price: "9.99", taxes: STACKED }))],
    [
      "prices with their tax",
      "eur",
      seven(() => ({ unit_price: "19.99", is_tax_inclusive: true, taxes: [VAT("19")] })),
    ],
  ])("prints the ledger's amounts to the minor unit and no others: %s", (_, currency, lines) => {
    const document = anInvoice(lines, currency)
    const money = (amount: string) => formatMoney(amount, currency, "en-US")
    const paper = invoicePaper({ document, is_draft: false }, readerOf("en-US"))
    const { totals } = document
    expect(paper.sums.map(({ value }) => value)).toEqual([
      money(totals.net),
      ...totals.taxes.map(({ amount }) => money(amount)),
      ...(Number(totals.rounding) === 0 ? [] : [money(totals.rounding)]),
      money(totals.total),
    ])
    const nets = paper.tables[0]?.groups.flatMap(({ rows }) => rows.map((row) => row.at(-1)?.text))
    expect(nets).toEqual(document.lines.map(({ net }) => money(net)))
    expect(MathBN.sum(0, ...document.lines.map(({ net }) => net)).toString()).toBe(
      MathBN.convert(totals.net).toString(),
    )
    const added = MathBN.sum(totals.net, ...totals.taxes.map(({ amount }) => amount), totals.rounding)
    expect(MathBN.eq(added, totals.total)).toBe(true)
  })

  it("says why no tax is charged where the customer accounts for it", () => {
    const document = anInvoice([aLine({ taxes: [{ name: null, rate: "0", category: "AE" }] })], "eur")
    const paper = invoicePaper({ document, is_draft: false }, readerOf("de-DE"))
    expect(paper.texts).toContainEqual({ title: null, body: "Steuerschuldnerschaft des Leistungsempfängers." })
  })

  it("is marked while it is a draft, and names what a credit note corrects", () => {
    const note = anInvoice([aLine()], "usd", {
      kind: "credit_note",
      number: "CN-0003",
      corrects: { id: "inv_1", number: "INV-0112", issued_on: "2026-11-20" },
      payment_instructions: "IBAN",
    })
    const paper = invoicePaper({ document: note, is_draft: true }, readerOf("en-US"))
    expect(paper).toMatchObject({ mark: "DRAFT", heading: "Credit note", number: "CN-0003" })
    expect(factsOf(paper)["Corrects invoice"]).toContain("INV-0112")
    expect(paper.texts).toEqual([])
    expect(invoicePaper({ document: note, is_draft: false }, readerOf("en-US")).mark).toBeNull()
  })

  it.each([
    ["has a column for taxes, and says that prices include them", [VAT("19")], 5, true],
    ["has no column for taxes where there are none, whatever its prices would include", [], 4, false],
  ])("%s", (_, taxes, columns, isSaid) => {
    const document = anInvoice([aLine({ is_tax_inclusive: true, taxes })], "usd")
    const [table] = invoicePaper({ document, is_draft: false }, readerOf("en-US")).tables
    expect(table?.columns).toHaveLength(columns)
    expect(table?.groups.flatMap(({ rows }) => rows.map((row) => row.length))).toEqual([columns])
    expect(JSON.stringify(table).includes("Price includes tax")).toBe(isSaid)
  })
})

describe("an address", () => {
  const lines = (more: Partial<Address>) =>
    addressLines(
      {
        ...{ company: "Harbor Roasters", name: "Anna Meyer", lines: ["12 Pier Street"], postal_code: "97103" },
        ...{ city: "Astoria", province: "OR", country_code: "us", phone: null },
        ...more,
      },
      "en-US",
    )
  const HAMBURG = { lines: ["Hafenstraße 12"], postal_code: "20359", city: "Hamburg", province: null }
  const SHIBUYA = { company: "東京印刷", name: null, postal_code: "150-0043", country_code: "jp" }

  it.each([
    [{}, ["12 Pier Street", "Astoria, OR 97103", "United States"]],
    [{ ...HAMBURG, country_code: "de" }, ["Hafenstraße 12", "20359 Hamburg", "Germany"]],
    [
      { ...SHIBUYA, lines: ["道玄坂1-2-3", "4階"], city: "渋谷区", province: "東京都" },
      ["150-0043", "東京都渋谷区", "道玄坂1-2-3", "4階", "Japan"],
    ],
    [
      { ...SHIBUYA, lines: ["1-2-3 Dogenzaka"], city: "Shibuya", province: "Tokyo" },
      ["1-2-3 Dogenzaka", "150-0043 Shibuya, Tokyo", "Japan"],
    ],
  ])("is written as in its country: %j", (more, expected) => {
    const all = lines(more)
    expect(all.slice(all.length - expected.length)).toEqual(expected)
  })
})

describe("an order's document", () => {
  const sized = (size: string, quantity: number) =>
    rawItem({ id: `ordli_${size}`, quantity, variant_option_values: { Size: size }, metadata: { section: "Apparel" } })
  const content = orderContent(toOrderDocument(anOrder({ items: [sized("XL", 8), sized("S", 12)] }), aProject))

  it("has the sizes of a garment in one line, under its heading, and the document's own sums", () => {
    const paper = quotePaper(
      { content, version: 3, asked_at: "2026-11-27T10:00:00.000Z", terms: "50% deposit" },
      readerOf("en-US"),
    )
    const [group] = paper.tables[0]?.groups ?? []
    expect(group?.title).toBe("Apparel")
    expect(group?.rows).toHaveLength(1)
    expect(group?.rows[0]?.[0]?.notes).toContain("S 12 · XL 8")
    expect(sumsOf(paper)).toEqual({ Subtotal: "$250.00", Shipping: "$18.50", Total: "$268.50" })
    expect(factsOf(paper)).toMatchObject({ Version: "3", "PO number": "PO-1", Project: "Staff tees" })
    expect(paper.texts).toEqual([{ title: "Terms", body: "50% deposit" }])
  })

  it("carries the day and the version whose data it shows, and what is left to pay", () => {
    const data = {
      ...{ content, version: 4, as_of: "2026-11-27", is_canceled: true, paid: "100.00", owed: "168.50" },
      terms: { kind: "net" as const, days: 30 },
    }
    const paper = salesOrderPaper(data, readerOf("en-US"))
    expect(factsOf(paper)).toMatchObject({
      ...{ "As of": "Fri, Nov 27, 2026", Revision: "4" },
      "Payment terms": "Net 30 days",
    })
    expect(sumsOf(paper)).toMatchObject({ Paid: "$100.00", "Amount due": "$168.50" })
    expect(paper.mark).toBe("CANCELED")
  })

  it.each(LOCALES)("is a valid paper on the region's own sheet: %s", (locale) => {
    const paper = quotePaper(
      { content, version: 1, asked_at: "2026-11-27T10:00:00.000Z", terms: null },
      readerOf(locale),
    )
    expect(paperSchema.parse(paper)).toEqual(paper)
    expect(paper.page).toBe(locale === "en-US" ? "us-letter" : "a4")
    expect(paper.dir).toBe(locale === "ar-EG" ? "rtl" : "ltr")
    expect(paper.page_numbers).toBe(locale === "ar-EG" ? "١ / ١" : "1 / 1")
  })

  it("keeps numbers in order inside a right-to-left sentence", () => {
    const paper = quotePaper(
      {
        content: { ...content, order_number: "1042-7" },
        version: 1,
        asked_at: "2026-11-27T10:00:00.000Z",
        terms: null,
      },
      readerOf("ar-EG"),
    )
    expect(paper.number).toBe("رقم \u20681042-7\u2069")
  })
})

it("a receipt says what arrived, how and for which invoice, and no balance that changes later", () => {
  const paper = receiptPaper(
    {
      number: "INV-0112-AB12CD",
      method: "stripe_card",
      last4: "4242",
      reference: null,
      received_at: "2026-11-27T10:00:00.000Z",
      currency_code: "kwd",
      amount: "1.250",
      invoice_number: "INV-0112",
      order_number: "1042",
      project_name: "Staff tees",
      payer: { name: "Harbor Roasters", address: null },
    },
    readerOf("en-US"),
  )
  expect(factsOf(paper)["Payment method"]).toBe("Card ending in 4242")
  expect(paper.tables[0]?.groups[0]?.rows[0]?.[0]?.text).toBe("Payment for invoice INV-0112")
  expect(Object.keys(sumsOf(paper))).toEqual(["Amount received"])
  expect(sumsOf(paper)["Amount received"]).toBe(formatMoney("1.250", "kwd", "en-US"))
})

describe("a packing slip", () => {
  const tee = (id: string, Size: string, Color: string, quantity: number) =>
    rawItem({ id, quantity, variant_option_values: { Size, Color } })
  const order = anOrder({
    items: [
      ...[tee("forest_s", "S", "Forest", 12), tee("forest_m", "M", "Forest", 8), tee("forest_xl", "XL", "Forest", 3)],
      tee("navy_m", "M", "Navy", 10),
    ],
  })
  const [fulfillment] = fulfillments({
    ...{ packed_at: "2026-11-26T10:00:00.000Z", shipped_at: "2026-11-27T10:00:00.000Z" },
    shipping_option_name: "UPS Ground",
    items: [
      { line_item_id: "forest_s", title: "S", quantity: 5 },
      // Medusa packs a line in parts where its variant is a set, or comes from two places.
      { line_item_id: "forest_m", title: "M", quantity: 4 },
      { line_item_id: "forest_m", title: "M", quantity: 3 },
      { line_item_id: "navy_m", title: "M", quantity: 9 },
      { line_item_id: "gone", title: "Old cap", quantity: 1 },
    ],
    labels: [
      { tracking_number: "1Z12345E0205271688", tracking_url: "https://www.ups.com/track?n=1" },
      { tracking_number: "42", tracking_url: null },
    ],
  })
  const [packed] = toPackages(order, fulfillments(fulfillment ?? {}))
  if (!fulfillment || !packed) throw new Error("There is no package")
  const goods = packedGoods(order, fulfillment)
  const project = { name: "Staff tees", po_number: "PO-1" }
  const paperFor = (pickup: Parameters<typeof packingSlipPaper>[0]["pickup"]) =>
    packingSlipPaper(
      { order, project, number: "1042-1", package: packed, goods, pickup, as_of: "2026-11-27" },
      readerOf("en-US"),
    )
  const paper = paperFor(null)

  it("says of each color what is in the package and how much of it was ordered, sizes in one line", () => {
    const rows = paper.tables[0]?.groups[0]?.rows ?? []
    expect(rows.map(([first, ...others]) => [first?.text, first?.notes, ...others.map(({ text }) => text)])).toEqual([
      ["Heavy tee", ["Forest", "S 5 · M 7"], "20", "12"],
      ["Heavy tee", ["Navy", "M 9"], "10", "9"],
      ["Old cap", [], "", "1"],
    ])
  })

  it("names order, PO number, day, way and tracking", () => {
    expect(factsOf(paper)).toMatchObject({
      ...{ Order: "No. 7", "PO number": "PO-1", "Shipping method": "UPS Ground", Shipped: "Nov 27, 2026" },
      Tracking: "UPS 1Z12345E0205271688\n42",
    })
  })

  it("says where to collect what is not shipped, in place of address and shipping method", () => {
    const collected = paperFor({ place: "Northfold counter", address: "88 Canal Street", hours: "" })
    expect(paper.parties.map(({ label }) => label)).toEqual(["Ship to"])
    expect(collected.parties).toEqual([{ label: "Pickup at", lines: ["Northfold counter", "88 Canal Street"] }])
    expect(factsOf(collected)).not.toHaveProperty("Shipping method")
  })

  it("names no price, because it travels with the goods", () => {
    expect(paper.sums).toEqual([])
    expect(JSON.stringify(paper)).not.toMatch(/\$|12\.50?/)
  })
})

describe("a statement of account", () => {
  const owed = (number: string, more: Partial<StatementLine["money"]>): StatementLine => ({
    ...{ kind: "invoice", number, project_name: "Staff tees", issued_on: "2026-11-01", due_on: "2026-12-01" },
    money: {
      ...{ currency_code: "usd", total: "100.00", credited: "0.00", refunded: "0.00", paid: "0.00" },
      ...{ processing: "0.00", balance: "100.00" },
      ...more,
    },
  })
  const statementOf = (...parts: Parameters<typeof statementPaper>[0]["parts"]) =>
    statementPaper(
      { customer: { name: "Harbor Roasters", address: null }, as_of: "2026-11-27", parts },
      readerOf("en-US"),
    )
  const dollars = {
    ...{ currency_code: "usd", balance: "140.00", overdue: "40.00" },
    lines: [owed("INV-0001", {}), owed("INV-0002", { paid: "60.00", balance: "40.00" })],
  }
  const dinars = {
    ...{ currency_code: "kwd", balance: "1.250", overdue: "0" },
    lines: [owed("INV-0003", { currency_code: "kwd", total: "2.500", paid: "1.250", balance: "1.250" })],
  }

  it("lists each invoice with its total and what is open, and sums up the balance and what is overdue", () => {
    const paper = statementOf(dollars)
    expect(paper.tables[0]?.groups[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ["Invoice INV-0001", "Sun, Nov 1, 2026", "Tue, Dec 1, 2026", "$100.00", "$100.00"],
      ["Invoice INV-0002", "Sun, Nov 1, 2026", "Tue, Dec 1, 2026", "$100.00", "$40.00"],
    ])
    expect(sumsOf(paper)).toEqual({ Overdue: "$40.00", "Balance due": "$140.00" })
  })

  it("keeps currencies apart, each with its own digits", () => {
    const paper = statementOf(dollars, dinars)
    expect(paper.tables.map(({ title }) => title)).toEqual(["USD", "KWD"])
    expect(sumsOf(paper)).toEqual({
      ...{ "Overdue (USD)": "$40.00", "Balance due (USD)": "$140.00" },
      "Balance due (KWD)": formatMoney("1.250", "kwd", "en-US"),
    })
  })

  it("of a customer without invoices says so", () => {
    expect(statementOf().texts).toEqual([{ title: null, body: "There are no invoices." }])
  })
})
