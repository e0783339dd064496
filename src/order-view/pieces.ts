import { compareSizes, type FulfillmentProgress, type Package, type PackedItem } from "../contracts"
import { LINE_METADATA, type NamedItem, sizeOf, titleOf, variantDetailsOf } from "./lines"
import type { Order, OrderItem } from "./order-shape"

/**
 * Whether a line is goods, which are counted, packed and shipped, and not a charge such as a screen set-up.
 *
 * Medusa has no word for a fee, but it keeps on each line whether it has to be shipped: true for a variant whose product
 * has a shipping profile or whose stock is to be shipped, false for a line that staff typed in without a product. Medusa
 * itself goes by it when it asks what is left to ship. Decorators type in garments as well; those come in sizes, which
 * no charge does. Where both are wrong (a banner without a product), the line's metadata `fee` has the last word.
 */
export const isPiece = (item: NamedItem): boolean => {
  const fee = item.metadata[LINE_METADATA.fee]
  return typeof fee === "boolean" ? !fee : item.requires_shipping || sizeOf(item) !== null
}

export const countPieces = (items: OrderItem[]): number =>
  items.filter(isPiece).reduce((sum, { quantity }) => sum + quantity, 0)

/**
 * How far an order's pieces have come. Counts Medusa's quantities of each line, not the contents of the packages: for a
 * variant that is a set of stock items, a package holds the parts.
 */
export const fulfillmentProgress = (items: OrderItem[]): FulfillmentProgress => {
  const progress = { delivered: 0, in_transit: 0, pending: 0 }
  for (const item of items.filter(isPiece)) {
    // A delivered piece counts as shipped, even if no shipment was recorded. No line exceeds its quantity.
    const delivered = Math.min(item.quantity, item.delivered_quantity)
    const sent = Math.min(item.quantity, Math.max(delivered, item.shipped_quantity))
    progress.delivered += delivered
    progress.in_transit += sent - delivered
    progress.pending += item.quantity - sent
  }
  return progress
}

type NamedPiece = Omit<PackedItem, "quantity">

/** How an item of the order is called in a package. */
export const namedPiece = (item: OrderItem): NamedPiece => ({
  title: titleOf(item),
  variant: variantDetailsOf(item),
  size: sizeOf(item),
})

export const inPackingOrder = (a: NamedPiece, b: NamedPiece): number =>
  a.title.localeCompare(b.title, "en") ||
  (a.variant ?? "").localeCompare(b.variant ?? "", "en") ||
  compareSizes(a.size ?? "", b.size ?? "")

/** What is in no package yet of an order that is being packed. */
export const unpackedOf = ({ items }: Pick<Order, "items">, packages: Package[]): Package["items"] =>
  packages.every(({ state }) => state === "canceled")
    ? []
    : items
        .filter(isPiece)
        .map((item) => ({ ...namedPiece(item), quantity: item.quantity - item.fulfilled_quantity }))
        .filter(({ quantity }) => quantity > 0)
        .sort(inPackingOrder)
