import { accountRoutes } from "./account"
import { approvalRoutes } from "./approval"
import { conversationRoutes } from "./conversation"
import { documentRoutes } from "./document"
import { jobRoutes } from "./job"
import { evidenceRoutes } from "./evidence"
import { paymentRoutes } from "./payment"
import { invoiceRoutes } from "./invoice"
import { linkRoutes } from "./portal-link"
import { sessionRoutes } from "./portal-session"
import { productionRoutes } from "./production"
import { projectRoutes } from "./project"
import { projectPageRoutes } from "./project-page"
import { proofRoutes } from "./proof"
import { purchaseOrderRoutes } from "./purchase-order"
import { quoteValidityRoutes } from "./quote-validity"
import { settingsRoutes } from "./settings"
import { staffProjectRoutes } from "./staff-project"

/**
 * Every route of the plugin: the source of the OpenAPI file and of the typed client. A spec holds this list against the
 * route files of src/api.
 */
export const routes = [
  ...sessionRoutes,
  ...accountRoutes,
  ...projectPageRoutes,
  ...approvalRoutes,
  ...evidenceRoutes,
  ...quoteValidityRoutes,
  ...documentRoutes,
  ...linkRoutes,
  ...projectRoutes,
  ...productionRoutes,
  ...proofRoutes,
  ...paymentRoutes,
  ...purchaseOrderRoutes,
  ...settingsRoutes,
  ...jobRoutes,
  ...staffProjectRoutes,
  ...invoiceRoutes,
  ...conversationRoutes,
] as const
