import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { anOrder, items as orderItems, rawItem, rawShipping } from "../../../integration-tests/modules/support/facts"
import type { DocumentTotals } from "../../contracts"
import { toLineGroups } from "../lines"
import { withTotals } from "../medusa-totals"
import { toMoney } from "../../lib/money"
import { orderTotals } from "../totals"

const added = (...amounts: string[]): string => MathBN.sum(...amounts).toFixed()
const lineSum = (order: ReturnType<typeof anOrder>): string =>
  added("0", ...toLineGroups(order.items, order.currency_code).flatMap(({ lines }) => lines.map(({ total }) => total)))
const asRead = ({ subtotal, returned, discount, credited = "0", shipping, tax }: DocumentTotals): string =>
  added(
    subtotal,
    `-${returned}`,
    MathBN.mult(discount, -1).toFixed(),
    MathBN.mult(credited, -1).toFixed(),
    shipping,
    tax,
  )

describe("an order's sums", () => {
  it("are those of its lines, shipping and tax where prices are without tax", () => {
    const order = anOrder({
      items: [rawItem({ tax_total: 10, total: 135 })],
      shipping_methods: [rawShipping({ tax_total: 1.48, total: 19.98 })],
    })
    expect(orderTotals(order)).toEqual({
      subtotal: "125.00",
      returned: "0.00",
      discount: "0.00",
      shipping: "18.50",
      tax: "11.48",
      total: "154.98",
      tax_included: "0.00",
    })
  })

  it("stay as the lines are written where prices include tax, and say how much of the total it is", () => {
    const order = anOrder({
      items: [rawItem({ is_tax_inclusive: true, unit_price: 11.9, tax_total: 19, total: 119 })],
      shipping_methods: [rawShipping({ is_tax_inclusive: true, amount: 5.95, tax_total: 0.95, total: 5.95 })],
    })
    expect(orderTotals(order)).toEqual({
      subtotal: "119.00",
      returned: "0.00",
      discount: "0.00",
      shipping: "5.95",
      tax: "0.00",
      total: "124.95",
      tax_included: "19.95",
    })
  })

  it("show what came back, since the lines still say what was ordered", () => {
    const order = anOrder({
      items: [rawItem({ return_received_quantity: 2, total: 100 })],
      shipping_methods: [],
    })
    expect(orderTotals(order)).toMatchObject({ subtotal: "125.00", returned: "25.00", total: "100.00" })
  })

  it("show credit beside the discount", () => {
    const order = anOrder({ items: [rawItem({ total: 115 })], credit_line_total: 2.5 })
    expect(orderTotals(order)).toMatchObject({ discount: "10.00", credited: "2.50", total: "131.00" })
  })

  it("of an order without lines and shipping are nothing", () => {
    const nothing = { subtotal: "0", returned: "0", discount: "0", shipping: "0", tax: "0", total: "0" }
    expect(orderTotals(anOrder({ currency_code: "jpy", items: [], shipping_methods: [] }))).toEqual({
      ...nothing,
      tax_included: "0",
    })
  })

  const rate = fc.constantFrom(0, 7, 8.875, 19, 25)
  const taxed = fc.record({ is_tax_inclusive: fc.boolean(), rate })
  const anyLine = fc
    .tuple(
      taxed,
      fc.record({
        quantity: fc.integer({ min: 1, max: 500 }),
        unit_price: fc.constantFrom(0, 0.125, 1, 9.99, 12.5, 1250.005),
        share_off: fc.constantFrom(0, 0.1, 0.333, 1),
        share_returned: fc.constantFrom(0, 0.5, 1),
      }),
    )
    .map(([{ is_tax_inclusive, rate }, { quantity, unit_price, share_off, share_returned }]) => ({
      quantity,
      unit_price: String(unit_price),
      is_tax_inclusive,
      tax_lines: rate ? [{ rate: String(rate) }] : [],
      adjustments: share_off ? [{ amount: String(share_off * quantity * unit_price), is_tax_inclusive }] : [],
      return_received_quantity: Math.floor(quantity * share_returned),
    }))
  const anyShipping = fc.tuple(taxed, fc.constantFrom(0, 4.99, 18.5)).map(([{ is_tax_inclusive, rate }, amount]) => ({
    ...rawShipping({ is_tax_inclusive }),
    amount: String(amount),
    tax_lines: rate ? [{ rate: String(rate) }] : [],
  }))
  const anyOrder = fc.record({
    currency_code: fc.constantFrom("usd", "jpy", "kwd"),
    items: fc.array(anyLine, { maxLength: 6 }),
    shipping_methods: fc.array(anyShipping, { maxLength: 2 }),
    credit_lines: fc.array(fc.constant({ amount: "3" }), { maxLength: 1 }),
  })

  const [aLine] = orderItems({})
  it("add up to Medusa's own total, to the minor unit, whatever includes tax, was taken off or came back", () => {
    fc.assert(
      fc.property(anyOrder, ({ items, shipping_methods, ...rest }) => {
        const order = withTotals({
          ...anOrder(),
          ...rest,
          items: items.flatMap((item, index) => (aLine ? { ...aLine, ...item, id: `i${index}` } : [])),
          shipping_methods: shipping_methods.map((method, index) => ({ ...method, id: `m${index}` })),
        })
        const totals = orderTotals(order)
        expect(totals.total).toBe(toMoney(order.total, rest.currency_code))
        expect(asRead(totals)).toBe(MathBN.convert(totals.total).toFixed())
      }),
      { numRuns: process.env.FULL === "1" ? 10_000 : 500 },
    )
  })

  it("begin with the sum of the lines as they stand above", () => {
    const order = anOrder({
      items: [rawItem({ id: "a" }), rawItem({ id: "b", is_tax_inclusive: true, quantity: 3, unit_price: 9.99 })],
    })
    expect(MathBN.convert(orderTotals(order).subtotal).toFixed()).toBe(lineSum(order))
  })
})
