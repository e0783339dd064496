import { randomUUID } from "node:crypto"
import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceLine, LineTax } from "../contracts"
import { portalError } from "../lib/portal-error"
import { toLineGroups } from "../order-view/lines"
import type { Order, OrderItem, OrderShippingMethod } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import type { OrderTaxes } from "./read-taxes"

/** Words on lines that no line of the order has, in the shop's language. */
export type LineWords = { shipping: string; credit: string }

/** Pieces to bill of each line of the order; null for all that were kept. */
export type Chosen = ReadonlyMap<string, number> | null

const NO_TAXES: LineTax[] = []

const ratesOf = (taxes: readonly LineTax[]): BigNumberInput =>
  MathBN.div(MathBN.sum(0, ...taxes.map((tax) => tax.rate)), 100)

/**
 * What promotions take off, written as the price is: with tax where the price includes it. Medusa says of each adjustment
 * whether it includes tax.
 */
const discountOf = (
  adjustments: readonly { amount: string; is_tax_inclusive?: boolean }[],
  includesTax: boolean,
  taxes: readonly LineTax[],
) => {
  const factor = MathBN.add(1, ratesOf(taxes))
  const written = adjustments.map(({ amount, is_tax_inclusive = false }) => {
    if (is_tax_inclusive === includesTax) return MathBN.convert(amount)
    return includesTax ? MathBN.mult(amount, factor) : MathBN.div(amount, factor)
  })
  return MathBN.sum(0, ...written)
}

/** Pieces that stay with the client: what came back is not billed, as Medusa's own totals leave it out. */
const keptQuantity = (item: OrderItem): number =>
  item.quantity - item.return_received_quantity - item.return_dismissed_quantity

const billedQuantity = (item: OrderItem, chosen: Chosen): number =>
  chosen ? (chosen.get(item.id) ?? 0) : keptQuantity(item)

/** @throws MedusaError unknown_line, or amount_invalid for more pieces than the order has */
export const assertChosen = (order: Order, chosen: NonNullable<Chosen>): void => {
  const items = new Map(order.items.map((item) => [item.id, item]))
  for (const [id, quantity] of chosen) {
    const item = items.get(id)
    if (!item) throw portalError("unknown_line", `The order has no line "${id}".`)
    if (quantity > keptQuantity(item))
      throw portalError("amount_invalid", `The order has ${keptQuantity(item)} pieces of line "${id}".`)
  }
}

const taxKey = (taxes: readonly LineTax[]): string => JSON.stringify(taxes.map(({ name, rate }) => [name, rate]))

type Part = { items: OrderItem[]; taxes: LineTax[] }

/** Items of one line of the page that bear the same taxes: one line of the invoice. */
const byTaxes = (items: readonly OrderItem[], taxes: OrderTaxes): Part[] => {
  const parts = new Map<string, Part>()
  for (const item of items) {
    const own = taxes.get(item.id) ?? NO_TAXES
    const part = parts.get(taxKey(own)) ?? { items: [], taxes: own }
    part.items.push(item)
    parts.set(taxKey(own), part)
  }
  return [...parts.values()]
}

const sizesText = (sizes: readonly { label: string; quantity: number }[]): string | null =>
  sizes.map(({ label, quantity }) => `${label} ${quantity}`).join(", ") || null

const toLine = (
  { items, taxes }: Part,
  head: Pick<InvoiceLine, "title"> & { details: string | null; note: string | null },
  chosen: Chosen,
): InvoiceLine | null => {
  const [first] = items
  const quantity = items.reduce((sum, item) => sum + billedQuantity(item, chosen), 0)
  if (!first || quantity <= 0) return null
  const discount = items.map((item) =>
    item.quantity === 0
      ? 0
      : MathBN.mult(
          MathBN.div(discountOf(item.adjustments, item.is_tax_inclusive, taxes), item.quantity),
          billedQuantity(item, chosen),
        ),
  )
  return {
    id: randomUUID(),
    kind: "goods",
    item_ids: items.filter((item) => billedQuantity(item, chosen) > 0).map(({ id }) => id),
    title: head.title.slice(0, 300) || "-",
    details: [head.details, head.note].filter(Boolean).join("\n").slice(0, 1_000) || null,
    quantity: MathBN.convert(quantity).toFixed(),
    unit_code: isPiece(first) ? "H87" : "C62",
    unit_price: MathBN.convert(first.unit_price).toFixed(),
    discount: MathBN.sum(0, ...discount).toFixed(),
    is_tax_inclusive: first.is_tax_inclusive,
    taxes,
  }
}

const goodsLines = (order: Order, taxes: OrderTaxes, chosen: Chosen): InvoiceLine[] => {
  const items = new Map(order.items.map((item) => [item.id, item]))
  return toLineGroups(order.items, order.currency_code)
    .flatMap(({ lines }) => lines)
    .flatMap((line) => {
      const parts = byTaxes(
        line.item_ids.flatMap((id) => items.get(id) ?? []),
        taxes,
      )
      return parts.flatMap((part) => {
        const sizes = line.sizes.length > 0 && parts.length === 1 && !chosen ? sizesText(line.sizes) : null
        const details = [line.details, sizes].filter(Boolean).join(" · ") || null
        return toLine(part, { ...line, details }, chosen) ?? []
      })
    })
}

const oneOff = (fields: Pick<InvoiceLine, "kind" | "title" | "unit_price"> & Partial<InvoiceLine>): InvoiceLine => ({
  id: randomUUID(),
  item_ids: [],
  details: null,
  quantity: "1",
  unit_code: "C62",
  discount: "0",
  is_tax_inclusive: false,
  taxes: [],
  ...fields,
})

const shippingLine = (method: OrderShippingMethod, taxes: OrderTaxes, words: LineWords): InvoiceLine => {
  const own = taxes.get(method.id) ?? NO_TAXES
  return oneOff({
    kind: "shipping",
    title: method.name?.slice(0, 300) ?? words.shipping,
    unit_price: MathBN.convert(method.amount).toFixed(),
    discount: discountOf(method.adjustments, method.is_tax_inclusive, own).toFixed(),
    is_tax_inclusive: method.is_tax_inclusive,
    taxes: own,
  })
}

/**
 * An order as the lines of an invoice: goods as they stand on the page, with Medusa's taxes and discounts, then shipping
 * and credit lines. All of it comes to the order's total.
 * @param chosen bills these pieces alone, without shipping and credit
 */
export const orderLines = (order: Order, taxes: OrderTaxes, words: LineWords, chosen: Chosen = null): InvoiceLine[] => {
  const goods = goodsLines(order, taxes, chosen)
  if (chosen) return goods
  const credit = MathBN.convert(order.credit_line_total)
  return [
    ...goods,
    ...order.shipping_methods.map((method) => shippingLine(method, taxes, words)),
    ...(credit.isZero()
      ? []
      : [oneOff({ kind: "credit", title: words.credit, unit_price: credit.negated().toFixed() })]),
  ]
}

/** A line of its own with its tax in its price, such as a deposit. */
export const grossLine = (
  fields: Pick<InvoiceLine, "kind" | "title" | "unit_price" | "taxes"> & { details?: string | null },
): InvoiceLine => oneOff({ ...fields, is_tax_inclusive: true })
