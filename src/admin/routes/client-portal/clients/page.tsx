import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ClientsPage } from "../../../../../admin/account/clients/clients-page"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalClientsPage = () => {
  return <ClientsPage />
}
export default ClientPortalClientsPage

export const config = defineRouteConfig({ label: "clients.title", translationNs: "clientPortal", rank: 3 })

export const handle = { breadcrumb: () => <Words of="clients.title" /> }
