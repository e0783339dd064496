import { defineRouteConfig } from "@medusajs/admin-sdk"
import { InvoicesPage } from "../../../../../admin/invoice/list/invoices-page"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalInvoicesPage = () => {
  return <InvoicesPage />
}
export default ClientPortalInvoicesPage

export const config = defineRouteConfig({ label: "invoiceList.title", translationNs: "clientPortal", rank: 2 })

export const handle = { breadcrumb: () => <Words of="invoiceList.title" /> }
