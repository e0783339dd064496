import { notifyShipping } from "../../../../../../../contracts/routes/shipping"
import { portalServices } from "../../../../../../../lib/services"
import { notifyShipment } from "../../../../../../../workflows/shipping/notify-shipment"
import { implement } from "../../../../../../implement"

export const POST = implement(notifyShipping, async ({ container, params, body, actor }) => {
  const { order_id } = await portalServices(container).projects.getProject(params.id)
  await notifyShipment(container, { order_id, actor, key: body.key })
})
