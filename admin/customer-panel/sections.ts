import type { ComponentType } from "react"
import { ContactChangesSection } from "../account/contact-changes-section"
import { BrandingSection } from "../branding/customer-section"
import { LogosSection } from "../branding/logos-section"
import { AccountEngagementSection } from "../engagement/account-section"
import { BillingSection } from "../invoice/customer-section"
import { PurchaseOrderSection } from "../purchase-order/customer-section"

interface CustomerSection {
  id: string
  /** Reads and changes what it shows by itself, under a query key of its own. */
  Section: ComponentType<{ customerId: string }>
}

/** Parts that modules add to the panel on a customer's page. A module adds one line. */
export const CUSTOMER_SECTIONS: CustomerSection[] = [
  { id: "purchase-order", Section: PurchaseOrderSection },
  { id: "logos", Section: LogosSection },
  { id: "branding", Section: BrandingSection },
  { id: "contact-changes", Section: ContactChangesSection },
  { id: "billing", Section: BillingSection },
  { id: "engagement", Section: AccountEngagementSection },
]
