import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { ProjectList } from "../../../admin/project-list/project-list"

const OrderListPortalWidget = () => <ProjectList />
export default OrderListPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:order-list", zone: "order.list.before" })
