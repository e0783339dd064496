import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderSummary } from "../../../admin/summary/order-summary"

const DraftOrderPortalWidget = ({ data }: DetailWidgetProps<AdminOrder>) => {
  return <OrderSummary key={data.id} order={data} page="draft-order" />
}
export default DraftOrderPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:draft-order", zone: "draft_order.details.side.before" })
