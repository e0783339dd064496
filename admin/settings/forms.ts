import type { ComponentType } from "react"
import type { Settings } from "../../src/contracts"
import { AccountSettingsForm } from "../account/settings-section"
import { InvoiceSettingsForm } from "../invoice/settings/settings-section"
import { PaymentSettingsForm } from "../payment/settings-section"
import { ProofSettingsSection } from "../proof/settings/settings-section"
import { PurchaseOrderSettings } from "../purchase-order/settings-section"
import { QuoteValiditySettings } from "../quote-validity/settings-section"
import { ShippingSettingsForm } from "../shipping/settings-section"

export interface SettingsFormProps {
  settings: Settings
  /** Tells the page that typed text would be lost when it is left. */
  onDirty: (dirty: boolean) => void
}

interface SettingsForm {
  id: string
  Form: ComponentType<SettingsFormProps>
}

/** Forms that features add to the settings page, each for its own namespace. A feature adds one line. */
export const SETTINGS_FORMS: SettingsForm[] = [
  { id: "purchase-order", Form: PurchaseOrderSettings },
  { id: "quote-validity", Form: QuoteValiditySettings },
  { id: "proof", Form: ProofSettingsSection },
  { id: "invoice", Form: InvoiceSettingsForm },
  { id: "payment", Form: PaymentSettingsForm },
  { id: "shipping", Form: ShippingSettingsForm },
  { id: "account", Form: AccountSettingsForm },
]
