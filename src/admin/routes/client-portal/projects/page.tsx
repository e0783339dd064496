import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ProjectsPage } from "../../../../../admin/projects/projects-page"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalProjectsPage = () => {
  return <ProjectsPage />
}
export default ClientPortalProjectsPage

export const config = defineRouteConfig({ label: "projects.title", translationNs: "clientPortal" })

export const handle = { breadcrumb: () => <Words of="projects.title" /> }
