import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { dayIn } from "../../contracts/end-of-day"
import { packageNumber } from "../list-documents"
import { packedGoods } from "../../order-view/packages"
import { readOrderShipping } from "../../shipping-view/order-shipping"
import type { DocumentDefinition } from "../define-document"
import { packingSlipPaper } from "../papers/packing-slip"
import { findOrder } from "./find-order"

/** The order that a fulfillment belongs to, by Medusa's link between the two. */
const orderOf = async (container: MedusaContainer, fulfillment_id: string): Promise<string | null> => {
  const link = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)<{ order_id: string; fulfillment_id: string }>("order_fulfillment")
    .where({ fulfillment_id })
    .whereNull("deleted_at")
    .first("order_id")
  return link?.order_id ?? null
}

/** What lies in one package, without prices. A canceled fulfillment has none. */
export const packingSlip: DocumentDefinition = {
  kind: "packing_slip",
  find: async (container, id) => {
    const order_id = await orderOf(container, id)
    const found = order_id && (await findOrder(container, order_id))
    if (!found) return null
    const { order, project } = found
    const { fulfillments, packages } = await readOrderShipping(container, order.id)
    const index = packages.findIndex((one) => one.id === id)
    const shown = packages[index]
    const fulfillment = fulfillments.find((one) => one.id === id)
    if (!shown || !fulfillment || shown.state === "canceled") return null
    const goods = packedGoods(order, fulfillment)
    const number = packageNumber(order, index)
    const now = new Date()
    return {
      order_id: order.id,
      number,
      is_shared: true,
      source_sha256: null,
      paper: (context) =>
        packingSlipPaper(
          {
            ...{ order, project, number, package: shown, pickup: shown.pickup, goods },
            as_of: dayIn(context.shop.time_zone, now),
          },
          context,
        ),
    }
  },
}
