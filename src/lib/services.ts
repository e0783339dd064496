import type { MedusaContainer } from "@medusajs/framework/types"
import { ACCOUNT_MODULE } from "../modules/account"
import type { AccountModuleService } from "../modules/account/service"
import { APPROVAL_MODULE } from "../modules/approval"
import type { ApprovalModuleService } from "../modules/approval/service"
import { CONVERSATION_MODULE } from "../modules/conversation"
import type { ConversationModuleService } from "../modules/conversation/service"
import { DOCUMENT_MODULE } from "../modules/document"
import type { DocumentModuleService } from "../modules/document/service"
import { EVIDENCE_MODULE } from "../modules/evidence"
import type { EvidenceModuleService } from "../modules/evidence/service"
import { INVOICE_MODULE } from "../modules/invoice"
import type { InvoiceModuleService } from "../modules/invoice/service"
import { OUTBOX_MODULE } from "../modules/outbox"
import type { OutboxModuleService } from "../modules/outbox/service"
import { PAYMENT_MODULE } from "../modules/payment"
import type { PaymentModuleService } from "../modules/payment/service"
import { PORTAL_SETTINGS_MODULE } from "../modules/portal-settings"
import type { PortalSettingsModuleService } from "../modules/portal-settings/service"
import { PORTAL_TOKEN_MODULE } from "../modules/portal-token"
import type { PortalTokenModuleService } from "../modules/portal-token/service"
import { QUOTE_VALIDITY_MODULE } from "../modules/quote-validity"
import type { QuoteValidityModuleService } from "../modules/quote-validity/service"
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
  get approvals(): ApprovalModuleService {
    return container.resolve(APPROVAL_MODULE)
  },
  get conversations(): ConversationModuleService {
    return container.resolve(CONVERSATION_MODULE)
  },
  get documents(): DocumentModuleService {
    return container.resolve(DOCUMENT_MODULE)
  },
  get evidence(): EvidenceModuleService {
    return container.resolve(EVIDENCE_MODULE)
  },
  get invoices(): InvoiceModuleService {
    return container.resolve(INVOICE_MODULE)
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
  get quoteValidity(): QuoteValidityModuleService {
    return container.resolve(QUOTE_VALIDITY_MODULE)
  },
  get settings(): PortalSettingsModuleService {
    return container.resolve(PORTAL_SETTINGS_MODULE)
  },
  get tokens(): PortalTokenModuleService {
    return container.resolve(PORTAL_TOKEN_MODULE)
  },
})
