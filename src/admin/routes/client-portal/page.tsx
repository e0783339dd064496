import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Navigate } from "react-router-dom"
import { QUEUE_PATH } from "../../../../admin/action-queue/use-queue"

const ClientPortalPage = () => {
  return <Navigate to={QUEUE_PATH} replace />
}
export default ClientPortalPage

export const config = defineRouteConfig({ label: "panel.title", icon: DocumentText, translationNs: "clientPortal" })
