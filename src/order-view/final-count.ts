import { z } from "zod"
import { idSchema } from "../contracts"
import { runSql, sql } from "../lib/sql"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Order } from "./order-shape"

/** Functions of the database (module invoice, Migration20261127041500). */
export const READ_LINE_COUNTS = "portal_read_line_counts"
export const LINE_COUNTS_FRESHNESS = "portal_freshness_line_counts"

/** What READ_LINE_COUNTS gives: lines of which other pieces were made than ordered, within what was agreed. */
export const finalCountsSchema = z.array(
  z.object({ item_id: idSchema, ordered: z.number().int(), final: z.number().int() }),
)
export type FinalCounts = z.output<typeof finalCountsSchema>

/** The final counts of an order, in a statement of its own. */
export const readFinalCounts = async (container: MedusaContainer, order_id: string): Promise<FinalCounts> => {
  const [row] = await runSql<{ counts: unknown }>(container, sql(`SELECT ${READ_LINE_COUNTS}(?) AS counts`, order_id))
  return finalCountsSchema.parse(row?.counts ?? [])
}

/**
 * The order with counted lines as they were ordered; the same object where nothing was counted. A line that was edited again
 * after its count stays as it is. Prices and Medusa's sums are those of the pieces that were made. Pure.
 */
export const asOrdered = (order: Order, counts: FinalCounts): Order => {
  const ordered = new Map(
    counts.flatMap(({ item_id, final, ordered: pieces }) =>
      order.items.some(({ id, quantity }) => id === item_id && quantity === final) ? [[item_id, pieces] as const] : [],
    ),
  )
  if (ordered.size === 0) return order
  return { ...order, items: order.items.map((item) => ({ ...item, quantity: ordered.get(item.id) ?? item.quantity })) }
}
