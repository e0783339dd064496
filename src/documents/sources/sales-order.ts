import { dayIn } from "../../contracts/end-of-day"
import { readTerms } from "../../invoice-view/read-billing"
import { addMoney, subtractMoney, toMoney } from "../../lib/money"
import { orderContent, toOrderDocument } from "../../order-view/order-document"
import type { DocumentDefinition } from "../define-document"
import { salesOrderPaper } from "../papers/sales-order"
import { findOrder } from "./find-order"

/** The order as it is today. A draft order is no sale yet and has none. */
export const salesOrder: DocumentDefinition = {
  kind: "sales_order",
  find: async (container, id) => {
    const found = await findOrder(container, id)
    if (!found || found.order.is_draft_order) return null
    const { order, project } = found
    const terms = await readTerms(container, order)
    const content = orderContent(toOrderDocument(order, project))
    const paid = addMoney(order.transactions.map(({ amount }) => amount))
    const now = new Date()
    return {
      order_id: order.id,
      number: content.order_number,
      is_shared: true,
      source_sha256: null,
      paper: (context) =>
        salesOrderPaper(
          {
            content,
            version: order.version,
            as_of: dayIn(context.shop.time_zone, now),
            is_canceled: order.status === "canceled",
            terms,
            paid: toMoney(paid, content.currency_code),
            owed: toMoney(subtractMoney(content.totals.total, paid), content.currency_code),
          },
          context,
        ),
    }
  },
}
