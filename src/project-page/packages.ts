import { MathBN } from "@medusajs/framework/utils"
import type { Package } from "../contracts"
import { toAddress } from "./address"
import { compareSizes, sizeOf, titleOf } from "./lines"
import type { Order, OrderFulfillment } from "./order-shape"

export const packageState = (
  fulfillment: Pick<OrderFulfillment, "canceled_at" | "delivered_at" | "shipped_at">,
): Package["state"] => {
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

/** The order's fulfilments, oldest first. */
export const toPackages = (order: Order): Package[] => {
  const items = new Map(order.items.map((item) => [item.id, item]))
  const service = order.shipping_methods.flatMap(({ name }) => name ?? []).join(", ") || null
  return [...order.fulfillments]
    .sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id))
    .map((fulfillment) => ({
      id: fulfillment.id,
      state: packageState(fulfillment),
      service: fulfillment.shipping_option?.name ?? service,
      address: toAddress(fulfillment.delivery_address) ?? toAddress(order.shipping_address),
      items: (fulfillment.items ?? [])
        .map(({ line_item_id, title, quantity }) => {
          const item = line_item_id ? items.get(line_item_id) : undefined
          return {
            title: item ? titleOf(item) : title,
            size: item ? sizeOf(item) : null,
            quantity: MathBN.convert(quantity).toNumber(),
          }
        })
        .sort((a, b) => a.title.localeCompare(b.title, "en") || compareSizes(a.size ?? "", b.size ?? "")),
      packed_at: fulfillment.packed_at ?? null,
      shipped_at: fulfillment.shipped_at ?? null,
      delivered_at: fulfillment.delivered_at ?? null,
      tracking: (fulfillment.labels ?? []).flatMap(({ tracking_number, tracking_url }) => {
        const url = webAddress(tracking_url)
        return tracking_number || url ? [{ number: tracking_number ?? "", url, carrier: carrierOf(url) }] : []
      }),
    }))
}
