import type { Package, PackedItem } from "../contracts"
import { memoize } from "../lib/memoize"
import { toAddress } from "./address"
import type { Order, OrderFulfillment, OrderItem } from "./order-shape"
import { inPackingOrder, isPiece, namedPiece } from "./pieces"

const stateOf = (fulfillment: OrderFulfillment): Package["state"] => {
  if (fulfillment.canceled_at) return "canceled"
  if (fulfillment.delivered_at) return "delivered"
  return fulfillment.shipped_at ? "shipped" : "preparing"
}

/** Only web addresses become links: a label's address is typed by people and by carriers' software. */
const webAddress = (url: string | null): string | null =>
  url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null

/** Names that clients know better than the carriers' addresses. */
const CARRIERS: Record<string, string> = {
  "ups.com": "UPS",
  "fedex.com": "FedEx",
  "usps.com": "USPS",
  "dhl.com": "DHL",
  "dpd.com": "DPD",
  "gls-group.com": "GLS",
}

/** Who carries a package, by where its tracking leads; the address itself for a carrier that is not listed. */
const carrierOf = (url: string | null): string | null => {
  if (!url) return null
  const host = new URL(url).hostname.replace(/^www\./, "")
  const known = Object.entries(CARRIERS).find(([domain]) => host === domain || host.endsWith(`.${domain}`))
  return known?.[1] ?? host
}

/**
 * Charges of an order of goods: Medusa has them "fulfilled" as well, since the order would never be complete otherwise.
 * Where nothing is a piece, what is fulfilled is all there is to show.
 */
const chargesOf = (items: OrderItem[]): Set<string> =>
  new Set(items.some(isPiece) ? items.filter((item) => !isPiece(item)).map(({ id }) => id) : [])

/** Goods of an order in one of its packages. `item` is null for what is no line of the order any more. */
export type PackedGoods = PackedItem & { item: OrderItem | null }

/** What lies in a fulfillment, without charges, in packing order. */
export const packedGoods = (order: Order, { items: packed }: Pick<OrderFulfillment, "items">): PackedGoods[] => {
  const items = new Map(order.items.map((item) => [item.id, item]))
  const charges = chargesOf(order.items)
  return packed
    .filter(({ line_item_id }) => !charges.has(line_item_id ?? ""))
    .map(({ line_item_id, title, quantity }) => {
      const item = items.get(line_item_id ?? "") ?? null
      return { item, quantity, ...(item ? namedPiece(item) : { title, variant: null, size: null }) }
    })
    .sort(inPackingOrder)
}

/**
 * The order's fulfillments as packages, oldest first. Charges are left out, and so are packages of nothing else. Worked out
 * once for each read of the two: several sections of the page share it.
 */
export const toPackages = memoize((order: Order, fulfillments: OrderFulfillment[]): Package[] => {
  const service = order.shipping_methods.flatMap(({ name }) => name ?? []).join(", ") || null
  return fulfillments
    .map((fulfillment) => ({ fulfillment, goods: packedGoods(order, fulfillment) }))
    .filter(({ fulfillment, goods }) => fulfillment.items.length === 0 || goods.length > 0)
    .sort(
      ({ fulfillment: a }, { fulfillment: b }) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id),
    )
    .map(({ fulfillment, goods }) => ({
      id: fulfillment.id,
      state: stateOf(fulfillment),
      service: fulfillment.shipping_option_name ?? service,
      address: toAddress(fulfillment.delivery_address) ?? toAddress(order.shipping_address),
      items: goods.map(({ title, variant, size, quantity }) => ({ title, variant, size, quantity })),
      packed_at: fulfillment.packed_at,
      shipped_at: fulfillment.shipped_at,
      delivered_at: fulfillment.delivered_at,
      tracking: fulfillment.labels.flatMap(({ tracking_number, tracking_url }) => {
        const url = webAddress(tracking_url)
        return tracking_number || url ? [{ number: tracking_number ?? "", url, carrier: carrierOf(url) }] : []
      }),
    }))
})
