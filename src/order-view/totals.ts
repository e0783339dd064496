import { MathBN } from "@medusajs/framework/utils"
import type { DocumentTotals } from "../contracts"
import { toMoney } from "../lib/money"
import type { Order } from "./order-shape"

type Amount = ReturnType<typeof MathBN.convert>
const ZERO = MathBN.convert(0)

type Sums = Record<"written" | "kept" | "discount" | "tax" | "taxIncluded", Amount>
const NONE: Sums = { written: ZERO, kept: ZERO, discount: ZERO, tax: ZERO, taxIncluded: ZERO }

/** One line or shipping method as its price is written: with its tax where the price includes it, without it elsewhere. */
type Priced = { written: Amount; kept: Amount; total: Amount; tax: Amount; includesTax: boolean }

const add = (sums: Sums, { written, kept, total, tax, includesTax }: Priced): Sums => ({
  written: sums.written.plus(written),
  kept: sums.kept.plus(kept),
  // What promotions took off the price as it is written: whatever is left between it and what Medusa asks for.
  discount: sums.discount.plus(includesTax ? kept : kept.plus(tax)).minus(total),
  tax: includesTax ? sums.tax : sums.tax.plus(tax),
  taxIncluded: includesTax ? sums.taxIncluded.plus(tax) : sums.taxIncluded,
})

/** Lines at their ordered and at their kept quantity: Medusa's own totals leave out what came back. */
const sumOfLines = ({ items }: Order): Sums =>
  items.reduce((sums, { unit_price, quantity, total, tax_total, is_tax_inclusive, ...item }) => {
    const price = MathBN.convert(unit_price)
    const written = price.times(quantity)
    const hasReturns = item.return_received_quantity !== 0 || item.return_dismissed_quantity !== 0
    const returned = MathBN.add(item.return_received_quantity, item.return_dismissed_quantity)
    return add(sums, {
      written,
      kept: hasReturns ? written.minus(price.times(returned)) : written,
      total: MathBN.convert(total),
      tax: MathBN.convert(tax_total),
      includesTax: is_tax_inclusive,
    })
  }, NONE)

const sumOfShipping = ({ shipping_methods }: Order): Sums =>
  shipping_methods.reduce((sums, { amount, total, tax_total, is_tax_inclusive }) => {
    const written = MathBN.convert(amount)
    const tax = MathBN.convert(tax_total)
    return add(sums, { written, kept: written, total: MathBN.convert(total), tax, includesTax: is_tax_inclusive })
  }, NONE)

/**
 * The order's sums, so that they add up: the lines as they stand above are `subtotal`, and
 * `subtotal - returned - discount - credited + shipping + tax = total`, to the minor unit. Medusa sums up without tax
 * (`item_subtotal`), also where prices include it, and without what was returned; neither agrees with the lines.
 *
 * Medusa rounds nothing, so sums that are rounded one by one may miss its total by a minor unit or two. The total is what
 * is owed; the first of tax, discount, returns and shipping that there is takes up the difference.
 */
export const orderTotals = (order: Order): DocumentTotals => {
  const lines = sumOfLines(order)
  const shipping = sumOfShipping(order)
  const money = (value: Amount) => toMoney(value, order.currency_code)
  const credited = money(MathBN.convert(order.credit_line_total))
  const rounded: DocumentTotals = {
    subtotal: money(lines.written),
    returned: money(lines.written.minus(lines.kept)),
    discount: money(lines.discount.plus(shipping.discount)),
    shipping: money(shipping.written),
    tax: money(lines.tax.plus(shipping.tax)),
    total: money(MathBN.convert(order.total)),
    tax_included: money(lines.taxIncluded.plus(shipping.taxIncluded)),
    ...(MathBN.convert(credited).isZero() ? {} : { credited }),
  }
  const balancing = BALANCING.find((part) => !MathBN.convert(rounded[part]).isZero())
  if (!balancing) return rounded
  const sign = SIGNS[balancing]
  return { ...rounded, [balancing]: money(MathBN.add(rounded[balancing], MathBN.mult(missing(rounded), sign))) }
}

/** How each part goes into the total. */
const SIGNS = { subtotal: 1, returned: -1, discount: -1, credited: -1, shipping: 1, tax: 1 } as const
const PARTS = ["tax", "discount", "returned", "shipping", "subtotal", "credited"] as const
const BALANCING = ["tax", "discount", "returned", "shipping", "subtotal"] as const

const missing = (totals: DocumentTotals): Amount => {
  const parts = PARTS.map((part) => MathBN.mult(totals[part] ?? 0, SIGNS[part]))
  return MathBN.sub(totals.total, MathBN.sum(...parts))
}
