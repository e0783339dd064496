import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ProjectViews } from "../../../../../admin/production/project-views"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalProjectsPage = () => {
  return <ProjectViews />
}
export default ClientPortalProjectsPage

export const config = defineRouteConfig({ label: "projects.title", translationNs: "clientPortal", rank: 1 })

export const handle = { breadcrumb: () => <Words of="projects.title" /> }
