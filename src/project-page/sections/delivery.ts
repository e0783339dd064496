import type { Package } from "../../contracts"
import { toPackages } from "../../order-view/packages"
import { fulfillmentProgress, unpackedOf } from "../../order-view/pieces"
import type { Order, OrderFulfillment } from "../../order-view/order-shape"
import { READ_FULFILLMENTS, toFulfillments } from "../../order-view/read-order"
import { defineSection, type ViewOf } from "../define-section"
import { memoize } from "../../lib/memoize"

/** The delivery as the page, its head and its timeline need it; worked out once for each read of the two. */
export const deliveryOf = memoize((fulfillments: OrderFulfillment[], order: Order): ViewOf<"delivery"> => {
  const packages = toPackages(order, fulfillments)
  return { packages, unpacked: unpackedOf(order, packages), progress: fulfillmentProgress(order.items) }
})

const entriesOf = ({ state, shipped_at, delivered_at, service }: Package) =>
  state === "canceled"
    ? []
    : [
        ...(shipped_at ? [{ at: shipped_at, kind: "shipped" as const, who: null, what: service }] : []),
        ...(delivered_at ? [{ at: delivered_at, kind: "delivered" as const, who: null, what: service }] : []),
      ]

export const deliverySection = defineSection({
  id: "delivery",
  freshness: ["portal_freshness_delivery"],
  rows: [READ_FULFILLMENTS],
  facts: toFulfillments,
  view: (fulfillments, { order }): ViewOf<"delivery"> => deliveryOf(fulfillments, order),
  timeline: (fulfillments, { order }) => deliveryOf(fulfillments, order).packages.flatMap(entriesOf),
})
