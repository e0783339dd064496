import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Words } from "../../../../../admin/lib/words"
import { SettingsPage } from "../../../../../admin/settings/settings-page"

const ClientPortalSettingsPage = () => {
  return <SettingsPage />
}
export default ClientPortalSettingsPage

export const config = defineRouteConfig({ label: "settings.menu", translationNs: "clientPortal" })

export const handle = { breadcrumb: () => <Words of="settings.menu" /> }
