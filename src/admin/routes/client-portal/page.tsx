import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Navigate } from "react-router-dom"
import { PROJECTS_PATH } from "../../../../admin/project/use-project-url"

const ClientPortalPage = () => {
  return <Navigate to={PROJECTS_PATH} replace />
}
export default ClientPortalPage

export const config = defineRouteConfig({ label: "panel.title", icon: DocumentText, translationNs: "clientPortal" })
