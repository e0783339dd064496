import { BigNumber, decorateCartTotals, MathBN, MedusaError } from "@medusajs/framework/utils"
import type { Order, OrderRow, Worked } from "./order-shape"

/** Medusa's BigNumber of exact digits. Amounts repeat over the lines of an order, and each costs a parse. */
const bigNumbers = () => {
  const known = new Map<string, BigNumber>()
  return (value: string): BigNumber => {
    const made = known.get(value) ?? new BigNumber({ value })
    known.set(value, made)
    return made
  }
}

const noTotals = (id: string) =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Medusa's decorateCartTotals gave no totals for ${id}`)

/** What Medusa's function has written onto one line or shipping method. */
const workedOf = (summed: object | undefined, id: string): Worked => {
  if (!summed || !("total" in summed) || !("tax_total" in summed)) throw noTotals(id)
  const { total, tax_total } = summed
  if (!(total instanceof BigNumber) || !(tax_total instanceof BigNumber)) throw noTotals(id)
  return { total, tax_total }
}

type Item = OrderRow["items"][number]

/** What Medusa's sums of a line depend on. Lines that are alike in it have the same sums. */
const sumsKey = (item: Item): string =>
  JSON.stringify([
    item.unit_price,
    item.quantity,
    item.return_received_quantity,
    item.return_dismissed_quantity,
    item.is_tax_inclusive,
    item.tax_lines,
    item.adjustments,
  ])

/**
 * The order with the totals that Medusa's own function gives, which sums up exactly as `query.graph` does. It is given
 * only what the sums need: what Medusa works out beside (refundable, shipped or written off amounts) would cost more. For
 * the same reason lines that are alike are worked out once; the exact totals of the others are added.
 */
export const withTotals = (row: OrderRow): Order => {
  const big = bigNumbers()
  const taxes = (lines: { rate: string }[]) => lines.map(({ rate }) => ({ rate: big(rate) }))
  const toItem = (item: Item) => ({
    id: item.id,
    quantity: item.quantity,
    unit_price: big(item.unit_price),
    is_tax_inclusive: item.is_tax_inclusive,
    tax_lines: taxes(item.tax_lines),
    adjustments: item.adjustments.map((one) => ({ ...one, amount: big(one.amount) })),
    // A line of which nothing came back has no need of it, and pays for it.
    ...(item.return_received_quantity || item.return_dismissed_quantity
      ? {
          detail: {
            return_received_quantity: item.return_received_quantity,
            return_dismissed_quantity: item.return_dismissed_quantity,
          },
        }
      : {}),
  })
  const distinct = new Map<string, ReturnType<typeof toItem>>()
  const keys = row.items.map((item) => {
    const key = sumsKey(item)
    if (!distinct.has(key)) distinct.set(key, toItem(item))
    return key
  })
  const shipping_methods = row.shipping_methods.map((method) => ({
    id: method.id,
    amount: big(method.amount),
    is_tax_inclusive: method.is_tax_inclusive,
    tax_lines: taxes(method.tax_lines),
    adjustments: method.adjustments.map(({ amount }) => ({ amount: big(amount) })),
  }))
  const sums = decorateCartTotals({
    currency_code: row.currency_code,
    items: [...distinct.values()],
    shipping_methods,
    credit_lines: row.credit_lines.map(({ amount }) => ({ amount: big(amount) })),
  })
  // Medusa writes each line's totals onto the object that it was given.
  const worked = new Map([...distinct].map(([key, item]) => [key, workedOf(item, item.id)]))
  const summed = new Set<string>()
  let total = MathBN.convert(sums.total)
  const items = row.items.map((item, index) => {
    const key = keys[index] ?? ""
    const totals = worked.get(key)
    if (!totals) throw noTotals(item.id)
    if (summed.has(key)) total = total.plus(MathBN.convert(totals.total))
    summed.add(key)
    return { ...item, ...totals }
  })
  return {
    ...row,
    items,
    shipping_methods: row.shipping_methods.map((method, index) => ({
      ...method,
      ...workedOf(shipping_methods[index], method.id),
    })),
    total: new BigNumber(total),
    credit_line_total: sums.credit_line_total,
  }
}
