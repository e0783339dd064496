import { MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import type { DocumentTotals } from "../contracts"
import { addMoney, subtractMoney, toMoney } from "./money"
import type { Order } from "./order-shape"

type Amount = ReturnType<typeof addMoney>

/** One line or shipping method as its price is written: with its tax where the price includes it, without it elsewhere. */
type Priced = { written: Amount; kept: Amount; total: BigNumberInput; tax: BigNumberInput; includesTax: boolean }

/** @returns lines at their ordered and at their kept quantity: Medusa's own totals leave out what came back. */
const pricedLines = ({ items }: Order): Priced[] =>
  items.map(({ unit_price, quantity, total, tax_total, is_tax_inclusive, ...item }) => {
    const returned = addMoney([item.return_received_quantity, item.return_dismissed_quantity])
    return {
      written: addMoney([MathBN.mult(unit_price, quantity)]),
      kept: addMoney([MathBN.mult(unit_price, MathBN.sub(quantity, returned))]),
      total,
      tax: tax_total,
      includesTax: is_tax_inclusive,
    }
  })

const pricedShipping = ({ shipping_methods }: Order): Priced[] =>
  shipping_methods.map(({ amount, total, tax_total, is_tax_inclusive }) => {
    const written = addMoney([amount])
    return { written, kept: written, total, tax: tax_total, includesTax: is_tax_inclusive }
  })

const sum = (all: Priced[], of: (one: Priced) => BigNumberInput): Amount => addMoney(all.map(of))

/** What promotions took off the price as it is written: whatever is left between it and what Medusa asks for. */
const discountOf = ({ kept, tax, total, includesTax }: Priced): Amount =>
  subtractMoney(addMoney([kept, includesTax ? 0 : tax]), total)

/**
 * The order's sums for somebody who adds them up: the lines as they stand above are `subtotal`, and
 * `subtotal - returned - discount + shipping + tax = total`, to the minor unit. Medusa sums up without tax
 * (`item_subtotal`), also where prices include it, and without what was returned; neither agrees with the lines.
 *
 * Medusa rounds nothing, so sums that are rounded one by one may miss its total by a minor unit or two. The total is what
 * is owed; the first of tax, discount, returns and shipping that there is takes up the difference.
 */
export const orderTotals = (order: Order): DocumentTotals => {
  const lines = pricedLines(order)
  const shipping = pricedShipping(order)
  const all = [...lines, ...shipping]
  const money = (value: BigNumberInput) => toMoney(value, order.currency_code)
  const rounded = {
    subtotal: money(sum(lines, ({ written }) => written)),
    returned: money(sum(lines, ({ written, kept }) => subtractMoney(written, kept))),
    // Credit lines reduce what is due just as a discount does.
    discount: money(addMoney([sum(all, discountOf), order.credit_line_total])),
    shipping: money(sum(shipping, ({ written }) => written)),
    tax: money(sum(all, ({ tax, includesTax }) => (includesTax ? 0 : tax))),
    total: money(order.total),
    tax_included: money(sum(all, ({ tax, includesTax }) => (includesTax ? tax : 0))),
  }
  const balancing = BALANCING.find((part) => !MathBN.convert(rounded[part]).isZero())
  if (!balancing) return rounded
  const sign = SIGNS[balancing]
  return { ...rounded, [balancing]: money(MathBN.add(rounded[balancing], MathBN.mult(missing(rounded), sign))) }
}

/** How each part goes into the total. */
const SIGNS = { subtotal: 1, returned: -1, discount: -1, shipping: 1, tax: 1 } as const
const BALANCING = ["tax", "discount", "returned", "shipping", "subtotal"] as const

const missing = (totals: DocumentTotals): Amount => {
  const parts = BALANCING.map((part) => MathBN.mult(totals[part], SIGNS[part]))
  return subtractMoney(totals.total, addMoney(parts))
}
