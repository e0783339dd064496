import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { anOrder, items as orderItems, rawItem, rawShipping } from "../../../integration-tests/modules/support/facts"
import type { InvoiceContent, LineTax } from "../../contracts"
import { createI18n } from "../../messages/i18n"
import type { InvoiceRow } from "../../modules/invoice/rows"
import { invoiceTotals } from "../../modules/invoice/totals"
import { withTotals } from "../../order-view/medusa-totals"
import type { Order } from "../../order-view/order-shape"
import { orderTotals } from "../../order-view/totals"
import { type DraftFacts, draftLines, uninvoicedOf } from "../draft-content"
import { withMoney } from "../read-order-invoices"
import type { OrderTaxes } from "../read-taxes"

const i18n = createI18n({ locales: ["en-US"], timeZone: "UTC" })

/** The taxes that the order's own rows carry, named by their rate. */
const taxesOf = ({ items, shipping_methods }: Order): OrderTaxes =>
  new Map(
    [...items, ...shipping_methods].map(({ id, tax_lines }) => [
      id,
      tax_lines.map(({ rate }): LineTax => ({ name: `Tax ${rate}`, rate, category: "S" })),
    ]),
  )

const factsOf = (order: Order, invoices: DraftFacts["invoices"] = []): DraftFacts => ({
  order,
  taxes: taxesOf(order),
  invoices,
  i18n,
})

const totalOf = (lines: InvoiceContent["lines"], currency: string): string =>
  invoiceTotals(lines, currency).totals.total

/** An issued invoice with these lines. */
const issued = (id: string, lines: InvoiceContent["lines"], currency_code: string, more: Partial<InvoiceRow> = {}) => {
  const at = new Date("2026-11-01T10:00:00.000Z")
  const row: InvoiceRow = {
    id,
    project_id: "pproj_1",
    order_id: "order_1",
    customer_id: null,
    kind: "invoice",
    purpose: "deposit",
    corrects_id: null,
    key: null,
    revision: 1,
    currency_code,
    content: { po_number: null, terms: { kind: "on_receipt" }, note: null, lines },
    total: totalOf(lines, currency_code),
    series: "INV-{n}",
    sequence: 1,
    number: `INV-${id}`,
    issued_at: at,
    issued_on: "2026-11-01",
    due_on: "2026-11-01",
    document_sha256: "0".repeat(64),
    voided_at: null,
    void_reason: null,
    actor_type: "staff",
    actor_id: "user_1",
    actor_name: "Mona",
    created_at: at,
    updated_at: at,
    deleted_at: null,
    ...more,
  }
  return row
}

const invoicesOf = (...rows: InvoiceRow[]) => withMoney(rows, [], [], "2026-11-01")

const rate = fc.constantFrom([], ["5", "9.975"], ["19"], ["8.875"], ["0"])
const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  unit_price: fc.constantFrom("0.125", "1", "9.99", "12.5", "1250.005"),
  is_tax_inclusive: fc.boolean(),
  rates: rate,
  share_off: fc.constantFrom(0, 0.1, 0.333),
  share_returned: fc.constantFrom(0, 0, 0.5),
})
const anyShipping = fc.record({
  amount: fc.constantFrom("0", "4.99", "18.5"),
  is_tax_inclusive: fc.boolean(),
  rates: rate,
})
const [template] = orderItems({})

const anyOrder = fc
  .record({
    currency_code: fc.constantFrom("usd", "jpy", "kwd"),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    shipping: fc.array(anyShipping, { maxLength: 2 }),
    credit_lines: fc.array(fc.constant({ amount: "0.5" }), { maxLength: 1 }),
  })
  .map(({ currency_code, lines, shipping, credit_lines }) => {
    const items = lines.flatMap(({ rates, share_off, share_returned, ...line }, at) =>
      template
        ? [
            {
              ...template,
              ...line,
              id: `i${at}`,
              title: `Tee ${at}`,
              tax_lines: rates.map((one) => ({ rate: one })),
              adjustments: share_off
                ? [
                    {
                      amount: MathBN.mult(MathBN.mult(line.unit_price, line.quantity), share_off).toFixed(),
                      is_tax_inclusive: line.is_tax_inclusive,
                    },
                  ]
                : [],
              return_received_quantity: Math.floor(line.quantity * share_returned),
            },
          ]
        : [],
    )
    const shipping_methods = shipping.map(({ rates, ...method }, at) => ({
      ...rawShipping(),
      ...method,
      id: `m${at}`,
      tax_lines: rates.map((one) => ({ rate: one })),
    }))
    return withTotals({ ...anOrder(), currency_code, items, shipping_methods, credit_lines })
  })

const RUNS = { numRuns: process.env.FULL === "1" ? 10_000 : 300 }

describe("an invoice of the whole order", () => {
  it("comes to the order's total, whatever includes tax, was taken off or came back", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        fc.pre(MathBN.gt(orderTotals(order).total, 0))
        const lines = draftLines({ purpose: "full" }, factsOf(order))
        expect(totalOf(lines, order.currency_code)).toBe(orderTotals(order).total)
      }),
      RUNS,
    )
  })

  it("keeps sizes of one garment on one line, and taxes that differ apart", () => {
    const order = anOrder({
      items: [
        rawItem({ id: "a", variant_option_values: { Size: "S" } }),
        rawItem({ id: "b", variant_option_values: { Size: "M" }, created_at: new Date("2026-11-01T10:00:01.000Z") }),
      ],
      shipping_methods: [],
    })
    const [same, ...rest] = draftLines({ purpose: "full" }, factsOf(order))
    expect(rest).toEqual([])
    expect(same).toMatchObject({ item_ids: ["a", "b"], quantity: "20", details: "S 10, M 10" })
    const taxes: OrderTaxes = new Map([["b", [{ name: "VAT", rate: "19", category: "S" }]]])
    expect(draftLines({ purpose: "full" }, { ...factsOf(order), taxes })).toHaveLength(2)
  })
})

describe("a deposit", () => {
  it("is exactly the amount asked for, divided over the order's taxes", () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: 1, max: 100 }), (order, percent) => {
        const { total } = orderTotals(order)
        const asked = MathBN.convert(MathBN.mult(total, percent / 100), { usd: 2, jpy: 0, kwd: 3 }[order.currency_code])
        fc.pre(asked.isGreaterThan(0))
        const share = { kind: "percent" as const, percent: String(percent) }
        const lines = draftLines({ purpose: "deposit", share }, factsOf(order))
        expect(MathBN.eq(totalOf(lines, order.currency_code), asked)).toBe(true)
      }),
      RUNS,
    )
  })
})

describe("a balance", () => {
  it("asks for what no invoice has asked for yet, so that all of them together ask for the order's total", () => {
    fc.assert(
      fc.property(
        anyOrder,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 39 }),
        (order, first, second) => {
          const { currency_code } = order
          const deposit = (percent: number, invoices: DraftFacts["invoices"]) =>
            draftLines(
              { purpose: "deposit", share: { kind: "percent", percent: String(percent) } },
              factsOf(order, invoices),
            )
          fc.pre(MathBN.gt(orderTotals(order).total, currency_code === "jpy" ? 500 : 5))
          const one = issued("1", deposit(first, []), currency_code)
          const two = issued("2", deposit(second, invoicesOf(one)), currency_code)
          const before = invoicesOf(one, two)
          const left = uninvoicedOf(factsOf(order, before))
          fc.pre(MathBN.gt(left, 0))
          const balance = draftLines({ purpose: "balance" }, factsOf(order, before))
          expect(totalOf(balance, currency_code)).toBe(left)
          const all = invoicesOf(one, two, issued("3", balance, currency_code, { purpose: "balance" }))
          expect(MathBN.eq(uninvoicedOf(factsOf(order, all)), 0)).toBe(true)
        },
      ),
      RUNS,
    )
  })

  it("counts neither void invoices nor charges beside the order, and gives back what was credited", () => {
    const order = anOrder({ shipping_methods: [] })
    const share = { kind: "amount" as const, amount: "50" }
    const lines = draftLines({ purpose: "deposit", share }, factsOf(order))
    const deposit = issued("1", lines, "usd")
    const voided = issued("2", lines, "usd", { voided_at: new Date() })
    const charge = issued(
      "3",
      lines.map((line) => ({ ...line, kind: "charge" as const })),
      "usd",
      { purpose: "charge" },
    )
    const credit = issued("4", lines, "usd", { kind: "credit_note", corrects_id: "1", total: "20.00" })
    expect(uninvoicedOf(factsOf(order, invoicesOf(deposit, voided, charge)))).toBe("75.00")
    expect(uninvoicedOf(factsOf(order, invoicesOf(deposit, credit)))).toBe("95.00")
  })

  it("is refused once everything was asked for", () => {
    const order = anOrder({ shipping_methods: [] })
    const all = issued("1", draftLines({ purpose: "full" }, factsOf(order)), "usd", { purpose: "full" })
    expect(() => draftLines({ purpose: "balance" }, factsOf(order, invoicesOf(all)))).toThrow(
      expect.objectContaining({ code: "nothing_to_invoice" }),
    )
  })
})
