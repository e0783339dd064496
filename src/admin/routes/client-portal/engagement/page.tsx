import { defineRouteConfig } from "@medusajs/admin-sdk"
import { EngagementPage } from "../../../../../admin/engagement/engagement-page"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalEngagementPage = () => {
  return <EngagementPage />
}
export default ClientPortalEngagementPage

export const config = defineRouteConfig({ label: "engagement.title", translationNs: "clientPortal", rank: 4 })

export const handle = { breadcrumb: () => <Words of="engagement.title" /> }
