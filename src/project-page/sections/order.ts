import type { DocumentLine, OrderDocument } from "../../contracts"
import { toAddress } from "../../order-view/address"
import { toLineGroups } from "../../order-view/lines"
import { addMoney, subtractMoney, toMoney } from "../../lib/money"
import { orderNotes } from "../../order-view/order-document"
import type { Order } from "../../order-view/order-shape"
import { countPieces, isPiece } from "../../order-view/pieces"
import { READ_ORDER, toOrder } from "../../order-view/read-order"
import { shownDocument } from "../approval-view"
import { currentDocument } from "../current-document"
import { defineSection, type ViewOf } from "../define-section"
import { memoize } from "../../lib/memoize"

const viewOf = memoize((order: Order, { totals, shipping_methods }: OrderDocument): ViewOf<"order"> => {
  const currency = order.currency_code
  const paid = addMoney(order.transactions.map(({ amount }) => amount))
  return {
    currency_code: currency,
    pieces: countPieces(order.items),
    line_groups: toLineGroups(order.items, currency),
    totals: { ...totals, paid: toMoney(paid, currency), owed: toMoney(subtractMoney(totals.total, paid), currency) },
    notes: orderNotes(order),
    shipping_address: toAddress(order.shipping_address),
    billing_address: toAddress(order.billing_address),
    shipping_methods,
  }
})

/** The order as an earlier document shows it; pictures and payments are those of today. */
const asDocumented = memoize((order: Order, document: OrderDocument): ViewOf<"order"> => {
  const { currency_code, totals } = document
  const items = new Map(order.items.map((item) => [item.id, item]))
  const paid = addMoney(order.transactions.map(({ amount }) => amount))
  const isFee = ({ item_ids }: DocumentLine): boolean =>
    item_ids.some((id) => {
      const item = items.get(id)
      return item !== undefined && !isPiece(item)
    })
  const lines = document.sections.flatMap((section) => section.lines)
  return {
    currency_code,
    pieces: lines.filter((line) => !isFee(line)).reduce((sum, { quantity }) => sum + quantity, 0),
    line_groups: document.sections.map((section) => ({
      title: section.title,
      lines: section.lines.map((line) => ({
        ...line,
        thumbnail: line.item_ids.map((id) => items.get(id)?.thumbnail).find(Boolean) ?? null,
      })),
    })),
    totals: {
      ...totals,
      paid: toMoney(paid, currency_code),
      owed: toMoney(subtractMoney(totals.total, paid), currency_code),
    },
    notes: document.notes,
    shipping_address: document.shipping_address,
    billing_address: document.billing_address,
    shipping_methods: document.shipping_methods,
  }
})

export const orderSection = defineSection({
  id: "order",
  freshness: ["portal_freshness_order"],
  rows: [READ_ORDER],
  facts: toOrder,
  view: (order: Order, { approval, project: { project } }): ViewOf<"order"> => {
    const shown = shownDocument(approval, order.is_draft_order)
    return shown ? asDocumented(order, shown) : viewOf(order, currentDocument(order, approval.counts, project).document)
  },
  timeline: (order, { approval }) => {
    const beganAsQuote = order.is_draft_order || approval.requests.length > 0
    const kind = beganAsQuote ? "quote_created" : "order_placed"
    const canceledAt = order.status === "canceled" ? order.canceled_at : null
    return [
      { at: order.created_at, kind, who: null, what: null },
      ...(canceledAt ? [{ at: canceledAt, kind: "canceled" as const, who: null, what: null }] : []),
    ]
  },
})
