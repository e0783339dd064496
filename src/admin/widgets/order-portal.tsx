import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderSummary } from "../../../admin/summary/order-summary"

const OrderPortalWidget = ({ data }: DetailWidgetProps<AdminOrder>) => {
  return <OrderSummary key={data.id} order={data} page="order" />
}
export default OrderPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:order", zone: "order.details.side.before" })
