import { type FeatureSection } from "./define-section"
import { approvalSection } from "./sections/approval"
import { checklistSection } from "./sections/checklist"
import { conversationSection } from "./sections/conversation"
import { deliverySection } from "./sections/delivery"
import { invoicesSection } from "./sections/invoices"
import { documentsSection } from "./sections/documents"
import { orderSection } from "./sections/order"
import { proofsSection } from "./sections/proofs"
import { shippingSection } from "./sections/shipping"

/** The sections that all others may build on. */
export const CORE_SECTIONS = { order: orderSection, approval: approvalSection, delivery: deliverySection }

/** Registry of the sections that features bring, in no order: the portal places them. */
export const FEATURE_SECTIONS: FeatureSection[] = [
  proofsSection,
  invoicesSection,
  documentsSection,
  conversationSection,
  checklistSection,
  shippingSection,
]
