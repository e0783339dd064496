import type { MedusaContainer } from "@medusajs/framework/types"
import { ACCOUNT_MODULE } from "../modules/account"
import type { AccountModuleService } from "../modules/account/service"
import { ACTION_QUEUE_MODULE } from "../modules/action-queue"
import type { ActionQueueModuleService } from "../modules/action-queue/service"
import { APPROVAL_MODULE } from "../modules/approval"
import type { ApprovalModuleService } from "../modules/approval/service"
import { AUTOMATION_MODULE } from "../modules/automation"
import type { AutomationModuleService } from "../modules/automation/service"
import { BRANDING_MODULE } from "../modules/branding"
import type { BrandingModuleService } from "../modules/branding/service"
import { CHECKLIST_MODULE } from "../modules/checklist"
import type { ChecklistModuleService } from "../modules/checklist/service"
import { CONVERSATION_MODULE } from "../modules/conversation"
import type { ConversationModuleService } from "../modules/conversation/service"
import { DOCUMENT_MODULE } from "../modules/document"
import type { DocumentModuleService } from "../modules/document/service"
import { ENGAGEMENT_MODULE } from "../modules/engagement"
import type { EngagementModuleService } from "../modules/engagement/service"
import { EVIDENCE_MODULE } from "../modules/evidence"
import type { EvidenceModuleService } from "../modules/evidence/service"
import { FILE_MODULE } from "../modules/file"
import type { FileModuleService } from "../modules/file/service"
import { INVOICE_MODULE } from "../modules/invoice"
import type { InvoiceModuleService } from "../modules/invoice/service"
import { LIVE_MODULE } from "../modules/live"
import type { LiveModuleService } from "../modules/live/service"
import { MAIL_MODULE } from "../modules/mail"
import type { MailModuleService } from "../modules/mail/service"
import { OUTBOX_MODULE } from "../modules/outbox"
import type { OutboxModuleService } from "../modules/outbox/service"
import { PAYMENT_MODULE } from "../modules/payment"
import type { PaymentModuleService } from "../modules/payment/service"
import { PORTAL_SETTINGS_MODULE } from "../modules/portal-settings"
import type { PortalSettingsModuleService } from "../modules/portal-settings/service"
import { PORTAL_TOKEN_MODULE } from "../modules/portal-token"
import type { PortalTokenModuleService } from "../modules/portal-token/service"
import { QUOTE_REQUEST_MODULE } from "../modules/quote-request"
import type { QuoteRequestModuleService } from "../modules/quote-request/service"
import { QUOTE_VALIDITY_MODULE } from "../modules/quote-validity"
import type { QuoteValidityModuleService } from "../modules/quote-validity/service"
import { SHIPPING_NOTIFICATION_MODULE } from "../modules/shipping-notification"
import type { ShippingNotificationModuleService } from "../modules/shipping-notification/service"
import { PROOF_MODULE } from "../modules/proof"
import type { ProofModuleService } from "../modules/proof/service"
import { PROJECT_MODULE } from "../modules/project"
import type { ProjectModuleService } from "../modules/project/service"
import { PURCHASE_ORDER_MODULE } from "../modules/purchase-order"
import type { PurchaseOrderModuleService } from "../modules/purchase-order/service"

/** The plugin's services with their types; resolved one by one, so that a route pays for what it uses. */
export const portalServices = (container: MedusaContainer) => ({
  get account(): AccountModuleService {
    return container.resolve(ACCOUNT_MODULE)
  },
  get actionQueue(): ActionQueueModuleService {
    return container.resolve(ACTION_QUEUE_MODULE)
  },
  get approvals(): ApprovalModuleService {
    return container.resolve(APPROVAL_MODULE)
  },
  get automations(): AutomationModuleService {
    return container.resolve(AUTOMATION_MODULE)
  },
  get brandings(): BrandingModuleService {
    return container.resolve(BRANDING_MODULE)
  },
  get checklists(): ChecklistModuleService {
    return container.resolve(CHECKLIST_MODULE)
  },
  get conversations(): ConversationModuleService {
    return container.resolve(CONVERSATION_MODULE)
  },
  get documents(): DocumentModuleService {
    return container.resolve(DOCUMENT_MODULE)
  },
  get engagement(): EngagementModuleService {
    return container.resolve(ENGAGEMENT_MODULE)
  },
  get evidence(): EvidenceModuleService {
    return container.resolve(EVIDENCE_MODULE)
  },
  get files(): FileModuleService {
    return container.resolve(FILE_MODULE)
  },
  get invoices(): InvoiceModuleService {
    return container.resolve(INVOICE_MODULE)
  },
  get live(): LiveModuleService {
    return container.resolve(LIVE_MODULE)
  },
  get mails(): MailModuleService {
    return container.resolve(MAIL_MODULE)
  },
  get outbox(): OutboxModuleService {
    return container.resolve(OUTBOX_MODULE)
  },
  get payments(): PaymentModuleService {
    return container.resolve(PAYMENT_MODULE)
  },
  get projects(): ProjectModuleService {
    return container.resolve(PROJECT_MODULE)
  },
  get proofs(): ProofModuleService {
    return container.resolve(PROOF_MODULE)
  },
  get purchaseOrders(): PurchaseOrderModuleService {
    return container.resolve(PURCHASE_ORDER_MODULE)
  },
  get quoteRequests(): QuoteRequestModuleService {
    return container.resolve(QUOTE_REQUEST_MODULE)
  },
  get quoteValidity(): QuoteValidityModuleService {
    return container.resolve(QUOTE_VALIDITY_MODULE)
  },
  get settings(): PortalSettingsModuleService {
    return container.resolve(PORTAL_SETTINGS_MODULE)
  },
  get shipping(): ShippingNotificationModuleService {
    return container.resolve(SHIPPING_NOTIFICATION_MODULE)
  },
  get tokens(): PortalTokenModuleService {
    return container.resolve(PORTAL_TOKEN_MODULE)
  },
})
