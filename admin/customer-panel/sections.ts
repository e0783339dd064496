import type { ComponentType } from "react"
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
  { id: "billing", Section: BillingSection },
]
