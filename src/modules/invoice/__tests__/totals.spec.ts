import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { type InvoiceLine, invoiceLineSchema, invoiceTotalsSchema } from "../../../contracts"
import { currencyDigits, toMoney } from "../../../lib/money"
import { invoiceTotals } from "../totals"

const aLine = (more: Partial<InvoiceLine> = {}): InvoiceLine =>
  invoiceLineSchema.parse({
    id: "line_1",
    kind: "goods",
    item_ids: [],
    title: "Heavy tee",
    details: null,
    quantity: "1",
    unit_price: "10",
    is_tax_inclusive: false,
    taxes: [],
    ...more,
  })

const GST = { name: "GST", rate: "5", category: "S" as const }
const QST = { name: "QST", rate: "9.975", category: "S" as const }

const added = (...amounts: string[]) => MathBN.sum(0, ...amounts)

describe("an invoice's totals", () => {
  it("round each line, each tax and the total once, and say what that leaves", () => {
    const lines = Array.from({ length: 7 }, (_, at) =>
      aLine({ id: `line_${at}`, unit_price: "0.125", quantity: "3", taxes: [GST, QST] }),
    )
    const { totals, lines: summed } = invoiceTotals(lines, "usd")
    expect(summed.map(({ net }) => net)).toEqual(Array(7).fill("0.38"))
    expect(totals).toEqual({
      net: "2.66",
      taxes: [
        { ...GST, base: "2.63", amount: "0.13" },
        { ...QST, base: "2.63", amount: "0.26" },
      ],
      tax: "0.39",
      rounding: "-0.03",
      total: "3.02",
    })
  })

  it.each([
    ["jpy", "1000.5", "1001"],
    ["usd", "1000.505", "1000.51"],
    ["kwd", "1000.5005", "1000.501"],
  ])("end at the minor unit of %s", (currency, unit_price, total) => {
    expect(invoiceTotals([aLine({ unit_price })], currency).totals.total).toBe(total)
  })

  it("of a price with its tax are that price, whatever its tax divides into", () => {
    const { totals } = invoiceTotals(
      [aLine({ unit_price: "10.005", is_tax_inclusive: true, taxes: [GST, QST] })],
      "usd",
    )
    expect(totals.total).toBe("10.01")
  })

  it("take the discount off the whole line before its tax", () => {
    const line = aLine({ quantity: "3", discount: "5", taxes: [{ name: "VAT", rate: "20", category: "S" }] })
    expect(invoiceTotals([line], "eur").totals).toMatchObject({ net: "25.00", tax: "5.00", total: "30.00" })
  })

  it("keep taxes apart that have one rate and two names, or two categories", () => {
    const taxes = [
      { name: "State", rate: "4", category: "S" as const },
      { name: "City", rate: "4", category: "S" as const },
    ]
    const zero = [{ name: "Export", rate: "0", category: "G" as const }]
    const { totals } = invoiceTotals([aLine({ taxes }), aLine({ id: "line_2", taxes: zero })], "usd")
    expect(totals.taxes.map(({ name, base, amount }) => [name, base, amount])).toEqual([
      ["State", "10.00", "0.40"],
      ["City", "10.00", "0.40"],
      ["Export", "10.00", "0.00"],
    ])
  })

  it("of a deposit that is taken off again are those of the rest", () => {
    const goods = aLine({ quantity: "12", unit_price: "12.5", taxes: [GST, QST] })
    const deposit = aLine({
      id: "line_2",
      kind: "deposit",
      unit_price: "-86.23",
      is_tax_inclusive: true,
      taxes: [GST, QST],
    })
    const whole = invoiceTotals([goods], "usd").totals.total
    expect(invoiceTotals([goods, deposit], "usd").totals.total).toBe(added(whole, "-86.23").toFixed(2))
  })

  const price = fc.integer({ min: 0, max: 5_000_000 }).map((eighths) => MathBN.div(eighths, 8).toFixed())
  const anyTaxes = fc.subarray([GST, QST, { name: "VAT", rate: "19", category: "S" as const }])
  const anyLine = fc
    .record({
      quantity: fc.integer({ min: 1, max: 999 }).map(String),
      unit_price: price,
      is_tax_inclusive: fc.boolean(),
      taxes: anyTaxes,
    })
    .map((fields) => aLine(fields))
  const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 40 })
  const currencies = fc.constantFrom("usd", "jpy", "kwd")

  it("agree with their parts to the minor unit for any lines, taxes and currency", () => {
    fc.assert(
      fc.property(anyLines, currencies, (lines, currency) => {
        const { totals, lines: summed } = invoiceTotals(lines, currency)
        invoiceTotalsSchema.parse(totals)
        expect(added(...summed.map(({ net }) => net)).eq(totals.net)).toBe(true)
        expect(added(...totals.taxes.map(({ amount }) => amount)).eq(totals.tax)).toBe(true)
        expect(added(totals.net, totals.tax, totals.rounding).eq(totals.total)).toBe(true)
        // Half a minor unit for each amount that was rounded, and half for the total.
        const most = MathBN.mult(MathBN.convert(10).pow(-currencyDigits(currency)), (lines.length + 4) / 2)
        expect(MathBN.lte(MathBN.abs(totals.rounding), most)).toBe(true)
      }),
    )
  })

  it("do not depend on the lines' order", () => {
    fc.assert(
      fc.property(anyLines, currencies, (lines, currency) => {
        const back = invoiceTotals([...lines].reverse(), currency).totals
        expect(back.total).toBe(invoiceTotals(lines, currency).totals.total)
      }),
    )
  })

  it("are no sum of floating point numbers", () => {
    const lines = Array.from({ length: 1000 }, (_, at) => aLine({ id: `l${at}`, unit_price: "0.1" }))
    expect(invoiceTotals(lines, "usd").totals.total).toBe(toMoney("100", "usd"))
  })
})
