import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { inReadingOrder, sizeOf, titleOf } from "../../../order-view/lines"
import { orderNumber } from "../../../order-view/order-document"
import { readOrder } from "../../../order-view/read-order"

type Input = { id: string; project_id: string; order_id: string; version: number }

/** Drafts what will be packed, once for each decision; `id` is the decision's. */
export const draftDeliveryNoteStep = createStep("draft-delivery-note", async (input: Input, { container }) => {
  const order = await readOrder(container, input.order_id)
  await portalServices(container).projects.draftDeliveryNote({
    project_id: input.project_id,
    decision_id: input.id,
    number: `DN-${orderNumber(order)}-${input.version}`,
    lines: [...order.items].sort(inReadingOrder).map((item) => ({
      item_id: item.id,
      title: titleOf(item),
      size: sizeOf(item),
      quantity: item.quantity,
    })),
  })
  return new StepResponse({})
})
