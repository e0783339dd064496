import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { MailboxNotificationService } from "./service"

export { startMailboxViewer } from "./viewer"

export default ModuleProvider(Modules.NOTIFICATION, { services: [MailboxNotificationService] })
