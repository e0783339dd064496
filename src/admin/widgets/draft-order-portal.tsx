import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderPanel } from "../../../admin/order-panel/order-panel"

const DraftOrderPortalWidget = ({ data }: DetailWidgetProps<AdminOrder>) => {
  return <OrderPanel key={data.id} order={data} page="draft-order" />
}
export default DraftOrderPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:draft-order", zone: "draft_order.details.side.before" })
