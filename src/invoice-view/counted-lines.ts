import { MathBN } from "@medusajs/framework/utils"
import type { CountDifference, CountedLine, Tolerance } from "../contracts"
import { toUnitPrice } from "../lib/money"
import type { LineCountRow } from "../modules/invoice/rows"
import { inReadingOrder, sizeOf, titleOf } from "../order-view/lines"
import type { Order, OrderItem } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"

const ROUND_UP = 0
const ROUND_DOWN = 1

/** Fewest and most whole pieces that a tolerance allows of the pieces ordered. */
export const allowedPieces = (ordered: number, tolerance: Tolerance): { from: number; to: number } => {
  if (tolerance.kind === "exact") return { from: ordered, to: ordered }
  const share = (percent: number) => MathBN.div(MathBN.mult(ordered, percent), 100)
  return {
    from: MathBN.sub(ordered, share(tolerance.under)).integerValue(ROUND_UP).toNumber(),
    to: MathBN.add(ordered, share(tolerance.over)).integerValue(ROUND_DOWN).toNumber(),
  }
}

const orderedOf = (item: OrderItem, count: LineCountRow | undefined): number => count?.ordered ?? item.quantity

/** Goods of the order in the order of the page; charges are not counted. */
export const countedLines = (order: Order, counts: readonly LineCountRow[], standard: Tolerance): CountedLine[] => {
  const known = new Map(counts.map((count) => [count.item_id, count]))
  return [...order.items]
    .filter(isPiece)
    .sort(inReadingOrder)
    .map((item) => {
      const count = known.get(item.id)
      const ordered = orderedOf(item, count)
      const tolerance = count?.tolerance ?? standard
      return {
        item_id: item.id,
        title: titleOf(item),
        size: sizeOf(item),
        ordered,
        shipped: item.shipped_quantity,
        tolerance,
        allowed: allowedPieces(ordered, tolerance),
        final: count?.final ?? null,
      }
    })
}

/** Lines of which other than the ordered pieces were made. */
export const countDifferences = (order: Order, counts: readonly LineCountRow[]): CountDifference[] => {
  const known = new Map(counts.map((count) => [count.item_id, count]))
  return [...order.items].sort(inReadingOrder).flatMap((item): CountDifference[] => {
    const { final = null, ordered = null } = known.get(item.id) ?? {}
    if (final === null || ordered === null || final === ordered) return []
    const unit_price = toUnitPrice(item.unit_price, order.currency_code)
    return [{ title: titleOf(item), size: sizeOf(item), ordered, final, unit_price }]
  })
}
