import { defineRouteConfig } from "@medusajs/admin-sdk"
import { QueuePage } from "../../../../../admin/action-queue/queue-page"
import { Words } from "../../../../../admin/lib/words"

const ClientPortalQueuePage = () => {
  return <QueuePage />
}
export default ClientPortalQueuePage

export const config = defineRouteConfig({ label: "queue.title", translationNs: "clientPortal", rank: 0 })

export const handle = { breadcrumb: () => <Words of="queue.title" /> }
