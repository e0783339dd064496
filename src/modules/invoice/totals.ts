import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceLine, InvoiceTotals, LineTax, SummedLine, TaxSum } from "../../contracts"
import { toMoney } from "../../lib/money"

type Amount = ReturnType<typeof MathBN.convert>
const ZERO = MathBN.convert(0)

/** A line's exact amounts; `taxes` in the order of the line's own. */
type Exact = { net: Amount; taxes: Amount[]; total: Amount }

const exactOf = ({ quantity, unit_price, discount, is_tax_inclusive, taxes }: InvoiceLine): Exact => {
  const written = MathBN.convert(unit_price).times(quantity).minus(discount)
  const rates = taxes.map(({ rate }) => MathBN.div(rate, 100))
  const net = is_tax_inclusive ? written.dividedBy(MathBN.sum(1, ...rates)) : written
  const amounts = rates.map((rate) => net.times(rate))
  // A price with its tax is what it says: taking the tax out and putting it back would leave a division's remainder.
  return { net, taxes: amounts, total: is_tax_inclusive ? written : MathBN.sum(net, ...amounts) }
}

const taxKey = ({ name, rate, category }: LineTax): string =>
  JSON.stringify([name, MathBN.convert(rate).toFixed(), category])

type TaxGroup = { tax: LineTax; base: Amount; amount: Amount }

const groupTaxes = (lines: readonly InvoiceLine[], exact: readonly Exact[]): TaxGroup[] => {
  const groups = new Map<string, TaxGroup>()
  lines.forEach((line, at) =>
    line.taxes.forEach((tax, position) => {
      const key = taxKey(tax)
      const group = groups.get(key) ?? { tax, base: ZERO, amount: ZERO }
      groups.set(key, {
        tax,
        base: group.base.plus(exact[at]?.net ?? 0),
        amount: group.amount.plus(exact[at]?.taxes[position] ?? 0),
      })
    }),
  )
  return [...groups.values()]
}

/**
 * What an invoice's lines come to. Everything is worked out exactly and rounded once, half up, to the currency's minor
 * unit: each line, each tax over all lines that bear it, and the total. `net + tax + rounding = total`, exactly.
 *
 * The same lines give the same total as Medusa's order: it too is the exact sum, rounded once.
 */
export const invoiceTotals = (
  lines: readonly InvoiceLine[],
  currency: string,
): { lines: SummedLine[]; totals: InvoiceTotals } => {
  const money = (amount: Amount) => toMoney(amount, currency)
  const exact = lines.map(exactOf)
  const summed = lines.map((line, at): SummedLine => {
    const { net, taxes, total } = exact[at] ?? { net: ZERO, taxes: [], total: ZERO }
    return { ...line, net: money(net), tax: money(MathBN.sum(0, ...taxes)), total: money(total) }
  })
  const taxes = groupTaxes(lines, exact).map(({ tax, base, amount }): TaxSum => ({
    ...tax,
    base: money(base),
    amount: money(amount),
  }))
  const net = MathBN.sum(0, ...summed.map((line) => line.net))
  const tax = MathBN.sum(0, ...taxes.map(({ amount }) => amount))
  const total = money(MathBN.sum(0, ...exact.map((line) => line.total)))
  return {
    lines: summed,
    totals: {
      net: money(net),
      taxes,
      tax: money(tax),
      rounding: money(MathBN.convert(total).minus(net).minus(tax)),
      total,
    },
  }
}
