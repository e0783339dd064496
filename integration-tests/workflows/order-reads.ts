import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import type { BigNumberInput, CreateOrderDTO } from "@medusajs/framework/types"
import type { Order, OrderFulfillment } from "../../src/order-view/order-shape"
import { readFulfillments, readOrder } from "../../src/order-view/read-order"
import {
  cancelOrder,
  createFulfillment,
  createPlacedOrder,
  deliver,
  editQuantity,
  pay,
  readOrder as readTestOrder,
  refund,
  ship,
  type TestOrder,
} from "../support/orders"
import { testShop } from "../support/shop"
import type { World } from "./support/world"

/*
 * Orders are read by plain SQL. These tests hold that read against Medusa's own, field by field and sum by sum, for every
 * kind of order: what an upgrade of Medusa stores or sums up otherwise fails here.
 */

type Row = Record<string, unknown>
const all = (path: string, fields: string[]): string[] => fields.map((field) => `${path}.${field}`)
const FIELDS = [
  "*",
  "total",
  "credit_line_total",
  ...["customer.*", "shipping_address.*", "billing_address.*", "transactions.*", "credit_lines.*"],
  ...all("items", ["*", "total", "tax_total", "detail.*", "tax_lines.*", "adjustments.*"]),
  ...all("shipping_methods", ["*", "total", "tax_total", "tax_lines.*", "adjustments.*"]),
  ...all("fulfillments", ["*", "items.*", "labels.*", "delivery_address.*", "shipping_option.*"]),
]

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])
/** The value of a column, exact where Medusa keeps it raw. */
const amountOf = (row: Row, column: string): unknown => {
  const raw = row[`raw_${column}`]
  return isRow(raw) && "value" in raw ? raw["value"] : row[column]
}
const isAmount = (value: unknown): value is BigNumberInput =>
  ["number", "string"].includes(typeof value) || (isRow(value) && "numeric" in value)
/** Fifteen digits: Medusa keeps twenty of what it works out, and numbers are read with fewer. */
const digits = (value: unknown): string => {
  if (!isAmount(value)) throw new TypeError(`${String(value)} is no amount`)
  return MathBN.convert(value).toPrecision(15)
}
const sorted = <T extends { id: string }>(rows: T[]): T[] => [...rows].sort((a, b) => a.id.localeCompare(b.id))
const numbers = (values: unknown[]): string[] => values.map(digits).sort()
const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim()) || null
const instantOf = (value: unknown): string | null =>
  value instanceof Date || typeof value === "string" ? new Date(value).toISOString() : null

const pickTexts = (row: unknown, fields: string[]): Row | null =>
  isRow(row) ? Object.fromEntries(fields.map((field) => [field, textOf(row[field])])) : null
const ADDRESS = [
  ...["company", "first_name", "last_name", "address_1", "address_2"],
  ...["postal_code", "city", "province", "country_code", "phone"],
]
const QUANTITIES = [
  ...["fulfilled_quantity", "shipped_quantity", "delivered_quantity"],
  ...["return_received_quantity", "return_dismissed_quantity"],
] as const

const graphItem = (item: Row) => {
  const detail = isRow(item["detail"]) ? item["detail"] : {}
  return {
    id: String(item["id"]),
    ...pickTexts(item, ["title", "product_title", "product_type", "variant_title", "thumbnail"]),
    variant_option_values: item["variant_option_values"] ?? {},
    metadata: item["metadata"] ?? {},
    created_at: instantOf(item["created_at"]),
    unit_price: digits(amountOf(item, "unit_price")),
    quantity: digits(amountOf(item, "quantity")),
    ...Object.fromEntries(QUANTITIES.map((name) => [name, digits(amountOf(detail, name))])),
    is_tax_inclusive: item["is_tax_inclusive"],
    requires_shipping: item["requires_shipping"],
    tax_lines: numbers(rowsOf(item["tax_lines"]).map((line) => amountOf(line, "rate"))),
    adjustments: numbers(rowsOf(item["adjustments"]).map((one) => amountOf(one, "amount"))),
    total: digits(amountOf(item, "total")),
    tax_total: digits(amountOf(item, "tax_total")),
  }
}
const graphMethod = (method: Row) => ({
  id: String(method["id"]),
  ...pickTexts(method, ["name"]),
  amount: digits(amountOf(method, "amount")),
  is_tax_inclusive: method["is_tax_inclusive"],
  tax_lines: numbers(rowsOf(method["tax_lines"]).map((line) => amountOf(line, "rate"))),
  adjustments: numbers(rowsOf(method["adjustments"]).map((one) => amountOf(one, "amount"))),
  total: digits(amountOf(method, "total")),
  tax_total: digits(amountOf(method, "tax_total")),
})
const graphFulfillment = (one: Row) => ({
  id: String(one["id"]),
  ...Object.fromEntries(
    ["created_at", "packed_at", "shipped_at", "delivered_at", "canceled_at"].map((name) => [
      name,
      instantOf(one[name]),
    ]),
  ),
  shipping_option_name: isRow(one["shipping_option"]) ? textOf(one["shipping_option"]["name"]) : null,
  delivery_address: pickTexts(one["delivery_address"], ADDRESS),
  items: rowsOf(one["items"])
    .map((item) => [item["line_item_id"] ?? null, textOf(item["title"]), digits(amountOf(item, "quantity"))])
    .sort(),
  labels: rowsOf(one["labels"])
    .map((label) => pickTexts(label, ["tracking_number", "tracking_url"]))
    .sort(),
})

const graphOrder = (order: Row) => ({
  id: order["id"],
  display_id: order["display_id"],
  custom_display_id: textOf(order["custom_display_id"]),
  version: order["version"],
  status: order["status"],
  is_draft_order: order["is_draft_order"],
  email: textOf(order["email"]),
  currency_code: order["currency_code"],
  metadata: order["metadata"] ?? {},
  created_at: instantOf(order["created_at"]),
  canceled_at: instantOf(order["canceled_at"]),
  customer: isRow(order["customer"])
    ? pickTexts(order["customer"], ["id", "first_name", "last_name", "company_name", "email"])
    : null,
  shipping_address: pickTexts(order["shipping_address"], ADDRESS),
  billing_address: pickTexts(order["billing_address"], ADDRESS),
  items: sorted(rowsOf(order["items"]).map(graphItem)),
  shipping_methods: sorted(rowsOf(order["shipping_methods"]).map(graphMethod)),
  transactions: numbers(rowsOf(order["transactions"]).map((one) => amountOf(one, "amount"))),
  credit_lines: numbers(rowsOf(order["credit_lines"]).map((one) => amountOf(one, "amount"))),
  total: digits(amountOf(order, "total")),
  credit_line_total: digits(amountOf(order, "credit_line_total")),
  fulfillments: sorted(rowsOf(order["fulfillments"]).map(graphFulfillment)),
})

const ourItem = ({ adjustments, tax_lines, ...item }: Order["items"][number]) => ({
  ...item,
  ...Object.fromEntries(
    ([...QUANTITIES, "quantity", "unit_price", "total", "tax_total"] as const).map((name) => [
      name,
      digits(item[name]),
    ]),
  ),
  tax_lines: numbers(tax_lines.map(({ rate }) => rate)),
  adjustments: numbers(adjustments.map(({ amount }) => amount)),
})
const ourMethod = ({ adjustments, tax_lines, ...method }: Order["shipping_methods"][number]) => ({
  ...method,
  amount: digits(method.amount),
  total: digits(method.total),
  tax_total: digits(method.tax_total),
  tax_lines: numbers(tax_lines.map(({ rate }) => rate)),
  adjustments: numbers(adjustments.map(({ amount }) => amount)),
})
const ourOrder = ({ from_cart: _, ...order }: Order, fulfillments: OrderFulfillment[]) => ({
  ...order,
  items: sorted(order.items.map(ourItem)),
  shipping_methods: sorted(order.shipping_methods.map(ourMethod)),
  transactions: numbers(order.transactions.map(({ amount }) => amount)),
  credit_lines: numbers(order.credit_lines.map(({ amount }) => amount)),
  total: digits(order.total),
  credit_line_total: digits(order.credit_line_total),
  fulfillments: sorted(
    fulfillments.map((one) => ({
      ...one,
      items: one.items.map(({ line_item_id, title, quantity }) => [line_item_id, title, digits(quantity)]).sort(),
      labels: [...one.labels].sort(),
    })),
  ),
})

const TAXED: CreateOrderDTO["items"] = [
  {
    title: "Tee",
    quantity: 7,
    unit_price: 19.99,
    tax_lines: [
      { code: "state", rate: 8.875 },
      { code: "city", rate: 1.5 },
    ],
    adjustments: [
      { code: "SPRING", amount: 3.333 },
      { code: "BULK", amount: 1, is_tax_inclusive: true },
    ],
  },
  {
    title: "Cap, prices with tax",
    quantity: 3,
    unit_price: 11.9,
    is_tax_inclusive: true,
    tax_lines: [{ code: "vat", rate: 19 }],
    adjustments: [{ code: "VAT-OFF", amount: 2.5, is_tax_inclusive: true }],
  },
]

/** Orders that Medusa's module can hold, whichever flow would make them. */
const STORED: [string, CreateOrderDTO][] = [
  [
    "of several tax rates, with and without tax in the price, and promotions on items and shipping",
    {
      currency_code: "usd",
      items: TAXED,
      shipping_methods: [
        {
          name: "Ground",
          amount: 18.5,
          tax_lines: [{ code: "state", rate: 8.875 }],
          adjustments: [{ code: "SHIP", amount: 5 }],
        },
        { name: "Pick-up", amount: 5.95, is_tax_inclusive: true, tax_lines: [{ code: "vat", rate: 19 }] },
      ],
    },
  ],
  ["without minor units", { currency_code: "jpy", items: [{ title: "帽子", quantity: 3, unit_price: 1200 }] }],
  ["of three decimals", { currency_code: "kwd", items: [{ title: "Thobe", quantity: 9, unit_price: 1.2345 }] }],
  [
    "with amounts finer than a cent",
    {
      currency_code: "eur",
      items: [{ title: "Sticker", quantity: 1000, unit_price: 0.1255 }],
    },
  ],
  ["of nothing", { currency_code: "usd", items: [] }],
  [
    "with metadata, options and an address",
    {
      currency_code: "usd",
      email: " buyer@example.com ",
      metadata: { notes: "Ring twice" },
      shipping_address: { first_name: "Ann", address_1: "1 Quay", city: "Portland", country_code: "us" },
      items: [
        {
          title: "M",
          quantity: 0.5,
          unit_price: 10,
          metadata: { section: "Team" },
          variant_option_values: { Size: "M" },
        },
      ],
    },
  ],
]

export const describeOrderReads = (world: World): void => {
  const expectSame = async (order_id: string): Promise<void> => {
    const { container } = world
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: "order", fields: FIELDS, filters: { id: order_id } })
    const [order, fulfillments] = await Promise.all([
      readOrder(container, order_id),
      readFulfillments(container, order_id),
    ])
    const [graph]: unknown[] = data
    if (!isRow(graph)) throw new Error(`query.graph does not know order ${order_id}`)
    expect(ourOrder(order, fulfillments)).toEqual(graphOrder(graph))
  }
  const post = async <T>(path: string, body: object = {}): Promise<T> =>
    await (await testShop(world.baseUrl)).admin.post<T>(path, body)

  describe("the read of an order by SQL is what query.graph says", () => {
    it.each(STORED)("of an order %s", async (_, input) => {
      const { id } = await world.container.resolve(Modules.ORDER).createOrders(input)
      await expectSame(id)
    })

    it("of a draft, and of one whose prices, quantities and promotions were edited", async () => {
      await expectSame(world.order.id)
      const [first, second] = world.order.items
      const at = `/admin/draft-orders/${world.order.id}/edit`
      await post("/admin/promotions", {
        code: "TENOFF",
        type: "standard",
        status: "active",
        application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10 },
      })
      await post(at)
      await post(`${at}/items/item/${first?.id}`, { quantity: 4, unit_price: 9.87, metadata: { note: "new price" } })
      await post(`${at}/items`, { items: [{ title: "Screen set-up", quantity: 1, unit_price: 45 }] })
      await post(`${at}/items/item/${second?.id}`, { quantity: 0 })
      await post(`${at}/promotions`, { promo_codes: ["TENOFF"] })
      await expectSame(world.order.id)
      await post(`${at}/request`)
      await post(`${at}/confirm`)
      await expectSame(world.order.id)
      expect((await readOrder(world.container, world.order.id)).items).toHaveLength(2)
    })

    const placed = async (): Promise<TestOrder> =>
      await createPlacedOrder({ lines: [{ quantity: 10, unit_price: 12.5 }, { quantity: 4 }] }, world.baseUrl)

    it("of a placed order: edited, paid, refunded, packed, shipped, delivered, a package canceled, itself canceled", async () => {
      const order = await placed()
      await expectSame(order.id)
      await editQuantity(order, order.items[0]?.id ?? "", 11, world.baseUrl)
      await expectSame(order.id)
      await refund(await pay(order, 50, world.baseUrl), 20, world.baseUrl)
      await expectSame(order.id)
      const now = await readTestOrder(order.id, world.baseUrl)
      const canceled = await createFulfillment(now, world.baseUrl)
      await expectSame(order.id)
      await post(`/admin/orders/${order.id}/fulfillments/${canceled}/cancel`)
      await expectSame(order.id)
      const sent = await createFulfillment(now, world.baseUrl)
      await ship(now, sent, "1ZTEST", world.baseUrl)
      await expectSame(order.id)
      await deliver(now, sent, world.baseUrl)
      await expectSame(order.id)
      const other = await placed()
      await cancelOrder(other.id, world.baseUrl)
      await expectSame(other.id)
    })

    const delivered = async (): Promise<TestOrder> => {
      const order = await placed()
      const sent = await createFulfillment(order, world.baseUrl)
      await ship(order, sent, "1ZTEST", world.baseUrl)
      await deliver(order, sent, world.baseUrl)
      return order
    }

    it("of an order of which some is to come back, and came back", async () => {
      const order = await delivered()
      const { stockLocationId: location_id } = await testShop(world.baseUrl)
      const items = [{ id: order.items[0]?.id, quantity: 3 }]
      const { return: begun } = await post<{ return: { id: string } }>("/admin/returns", {
        order_id: order.id,
        location_id,
      })
      const at = `/admin/returns/${begun.id}`
      await post(`${at}/request-items`, { items })
      await post(`${at}/request`)
      await expectSame(order.id)
      await post(`${at}/receive`)
      await post(`${at}/receive-items`, { items: [{ ...items[0], quantity: 2 }] })
      await post(`${at}/dismiss-items`, { items: [{ ...items[0], quantity: 1 }] })
      await post(`${at}/receive/confirm`)
      await expectSame(order.id)
    })

    it("of an order with an exchange, and with a credit of the shop's", async () => {
      const order = await delivered()
      const { stockLocationId: location_id, variants } = await testShop(world.baseUrl)
      const { exchange } = await post<{ exchange: { id: string } }>("/admin/exchanges", { order_id: order.id })
      const at = `/admin/exchanges/${exchange.id}`
      await post(`${at}/inbound/items`, { location_id, items: [{ id: order.items[0]?.id, quantity: 2 }] })
      await post(`${at}/outbound/items`, { items: [{ variant_id: variants[2]?.id, quantity: 2 }] })
      await expectSame(order.id)
      await post(`${at}/request`)
      await expectSame(order.id)
      await post(`/admin/orders/${order.id}/credit-lines`, { reference: "goodwill", reference_id: "g1", amount: 5 })
      await expectSame(order.id)
    })
  })

  describe("an order that is gone", () => {
    it("is not found, deleted or never there", async () => {
      const { id } = await world.container.resolve(Modules.ORDER).createOrders({ currency_code: "usd", items: [] })
      await world.container.resolve(Modules.ORDER).softDeleteOrders([id])
      for (const gone of [id, "order_none"])
        await expect(readOrder(world.container, gone)).rejects.toMatchObject({ type: "not_found", code: "order_gone" })
    })
  })
}
