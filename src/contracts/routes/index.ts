import { accountRoutes } from "./account"
import { actionQueueRoutes } from "./action-queue"
import { approvalRoutes } from "./approval"
import { automationRoutes } from "./automation"
import { brandingRoutes } from "./branding"
import { checklistRoutes } from "./checklist"
import { contactRoutes } from "./contact"
import { conversationRoutes } from "./conversation"
import { documentRoutes } from "./document"
import { engagementRoutes } from "./engagement"
import { fileRoutes } from "./file"
import { jobRoutes } from "./job"
import { evidenceRoutes } from "./evidence"
import { liveRoutes } from "./live"
import { mailRoutes } from "./mail"
import { paymentRoutes } from "./payment"
import { invoiceRoutes } from "./invoice"
import { personalDataRoutes } from "./personal-data"
import { linkRoutes } from "./portal-link"
import { sessionRoutes } from "./portal-session"
import { productionRoutes } from "./production"
import { projectRoutes } from "./project"
import { projectPageRoutes } from "./project-page"
import { proofRoutes } from "./proof"
import { purchaseOrderRoutes } from "./purchase-order"
import { quoteRequestRoutes } from "./quote-request"
import { quoteValidityRoutes } from "./quote-validity"
import { settingsRoutes } from "./settings"
import { shippingRoutes } from "./shipping"
import { staffProjectRoutes } from "./staff-project"

/**
 * Every route of the plugin: the source of the OpenAPI file and of the typed client. A spec holds this list against the
 * route files of src/api.
 */
export const routes = [
  ...sessionRoutes,
  ...accountRoutes,
  ...contactRoutes,
  ...projectPageRoutes,
  ...approvalRoutes,
  ...evidenceRoutes,
  ...quoteValidityRoutes,
  ...documentRoutes,
  ...linkRoutes,
  ...projectRoutes,
  ...productionRoutes,
  ...actionQueueRoutes,
  ...proofRoutes,
  ...fileRoutes,
  ...paymentRoutes,
  ...purchaseOrderRoutes,
  ...settingsRoutes,
  ...jobRoutes,
  ...staffProjectRoutes,
  ...invoiceRoutes,
  ...conversationRoutes,
  ...quoteRequestRoutes,
  ...personalDataRoutes,
  ...mailRoutes,
  ...checklistRoutes,
  ...brandingRoutes,
  ...automationRoutes,
  ...engagementRoutes,
  ...shippingRoutes,
  ...liveRoutes,
] as const
