import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { ProjectList } from "../../../admin/project-list/project-list"

const DraftOrderListPortalWidget = () => <ProjectList />
export default DraftOrderListPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:draft-order-list", zone: "draft_order.list.before" })
