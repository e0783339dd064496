import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { CustomerPanel } from "../../../admin/customer-panel/customer-panel"

const CustomerPortalWidget = ({ data }: DetailWidgetProps<AdminCustomer>) => {
  return <CustomerPanel key={data.id} customerId={data.id} />
}
export default CustomerPortalWidget

export const config = defineWidgetConfig({ id: "client-portal:customer", zone: "customer.details.side.before" })
