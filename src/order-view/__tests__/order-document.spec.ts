import { anOrder, aProject, rawItem, rawOrder } from "../../../integration-tests/modules/support/facts"
import { orderDocumentSchema } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { orderRow } from "../order-shape"
import { orderNumber, toOrderDocument } from "../order-document"

const bytesOf = (order: object = {}, project: object = {}): string =>
  canonicalBytes(toOrderDocument(anOrder(order), { ...aProject, ...project })).toString("utf8")

describe("an order's document", () => {
  it("keeps what its contract says, and its canonical bytes read back as itself", () => {
    const document = toOrderDocument(anOrder(), aProject)
    expect(orderDocumentSchema.parse(JSON.parse(canonicalBytes(document).toString("utf8")))).toEqual(document)
  })

  it("is read also where it was pinned before lines and sums spoke of included tax", () => {
    const { sections, totals, ...rest } = toOrderDocument(anOrder(), aProject)
    const before = {
      ...rest,
      sections: sections.map(({ lines, ...section }) => ({
        ...section,
        lines: lines.map(({ tax_included: _, ...line }) => line),
      })),
      totals: { ...totals, returned: undefined, tax_included: undefined },
    }
    const read = orderDocumentSchema.parse(JSON.parse(JSON.stringify(before)))
    expect(read.totals).toMatchObject({ returned: "0", tax_included: "0", total: totals.total })
    expect(read.sections[0]?.lines[0]?.tax_included).toBe(false)
  })

  it("has the same bytes however the same facts were read", () => {
    const two = [
      rawItem({ id: "a" }),
      rawItem({ id: "b", title: "L", variant_option_values: { Color: "Forest", Size: "L" } }),
    ]
    const one = bytesOf({ items: two })
    expect(bytesOf({ items: [...two].reverse() })).toBe(one)
    expect(
      bytesOf({
        items: two.map((item) => ({ ...item, created_at: item.created_at.toISOString(), unit_price: "12.50" })),
      }),
    ).toBe(one)
    expect(bytesOf(Object.fromEntries(Object.entries(rawOrder({ items: two })).reverse()))).toBe(one)
  })

  it.each<[string, object, object?]>([
    ["a payment", { transactions: [{ amount: 50 }] }],
    ["a shipment", { items: [rawItem({ fulfilled_quantity: 10, shipped_quantity: 10, delivered_quantity: 4 })] }],
    ["another picture", { items: [rawItem({ thumbnail: "https://cdn.example/other.png" })] }],
    ["the sale itself", { status: "pending", is_draft_order: false }],
    [
      "another stage, ship date or billing state",
      {},
      { stage_id: "pstg_shipped", ship_date: null, billing_state: "ready_for_billing" },
    ],
    ["blanks around its words", { items: [rawItem({ product_title: "  Heavy tee " })], metadata: { notes: "   " } }],
  ])("does not change with %s, which binds nobody", (_, order, project = {}) =>
    expect(bytesOf(order, project)).toBe(bytesOf()),
  )

  it.each<[string, object, object?]>([
    ["a quantity", { items: [rawItem({ quantity: 11 })] }],
    ["a price finer than a cent", { items: [rawItem({ unit_price: 12.501 })] }],
    ["another line of the same words", { items: [rawItem({ id: "ordli_2" })] }],
    ["the total", { total: 143.51 }],
    ["a credit line", { credit_line_total: 5 }],
    ["the currency", { currency_code: "cad" }],
    ["the address", { shipping_address: null }],
    ["the e-mail", { email: "bo@example.com" }],
    ["the notes", { metadata: { notes: "Ring twice" } }],
    ["the project's name", {}, { name: "Crew tees" }],
    ["the PO number", {}, { po_number: "PO-2" }],
    ["the in-hands date", {}, { in_hands_date: null }],
  ])("changes with %s", (_, order, project = {}) => expect(bytesOf(order, project)).not.toBe(bytesOf()))

  it("does not change with Medusa's version counter, which every fulfillment raises", () => {
    expect(bytesOf({ version: 7 })).toBe(bytesOf())
  })

  it("holds money as exact text in the currency's digits", () => {
    const { totals, sections } = toOrderDocument(
      anOrder({
        currency_code: "jpy",
        items: [rawItem({ unit_price: 1200, quantity: 3 })],
        shipping_methods: [],
      }),
      aProject,
    )
    expect(totals).toMatchObject({ subtotal: "3600", shipping: "0", total: "3600" })
    expect(sections[0]?.lines[0]).toMatchObject({ unit_price: "1200", total: "3600" })
  })

  it("is numbered by the shop's own number, else Medusa's, else the id", () => {
    expect(orderNumber({ id: "order_1", display_id: 7, custom_display_id: "N-7" })).toBe("N-7")
    expect(orderNumber({ id: "order_1", display_id: 7, custom_display_id: null })).toBe("7")
    expect(orderNumber({ id: "order_1", display_id: null, custom_display_id: null })).toBe("order_1")
  })

  it("leaves out an address in which nothing is filled in", () => {
    const empty = Object.fromEntries(Object.keys(rawOrder().shipping_address).map((field) => [field, " "]))
    expect(toOrderDocument(anOrder({ shipping_address: empty }), aProject).shipping_address).toBeNull()
  })
})

describe("what is read of an order", () => {
  it.each(["id", "version", "status", "is_draft_order", "currency_code", "created_at", "items"])(
    "fails by name when Medusa drops the field %s, instead of showing a client 'undefined'",
    (field) => {
      const { items: _items, shipping_methods: _methods, ...raw } = rawOrder()
      const row = { ...raw, items: [], shipping_methods: [] }
      const { error } = orderRow.safeParse(Object.fromEntries(Object.entries(row).filter(([name]) => name !== field)))
      expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field])
    },
  )
})
