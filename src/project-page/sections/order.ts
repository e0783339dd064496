import type { OrderDocument } from "../../contracts"
import { toAddress } from "../../order-view/address"
import { toLineGroups } from "../../order-view/lines"
import { addMoney, subtractMoney, toMoney } from "../../order-view/money"
import { orderNotes } from "../../order-view/order-document"
import type { Order } from "../../order-view/order-shape"
import { countPieces } from "../../order-view/pieces"
import { readOrder } from "../../order-view/read-order"
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

export const orderSection = defineSection({
  id: "order",
  freshness: ["portal_freshness_order"],
  read: (container, { order_id }) => readOrder(container, order_id),
  view: (order: Order, { project: { project } }): ViewOf<"order"> =>
    viewOf(order, currentDocument(order, project).document),
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
