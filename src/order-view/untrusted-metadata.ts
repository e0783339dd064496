import type { OrderRow } from "./order-shape"

/**
 * The order without metadata that a shopper may have written. The store API lets shoppers write the metadata of a cart
 * and of its lines, and Medusa copies both into the order: their text would appear on the page, and in a signed document,
 * as the shop's. Draft orders, which staff make, come from no cart. A deleted link to a cart still counts.
 */
export const stripUntrustedMetadata = (row: OrderRow): OrderRow =>
  row.from_cart ? { ...row, metadata: {}, items: row.items.map((item) => ({ ...item, metadata: {} })) } : row
