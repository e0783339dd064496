import type { ComponentType } from "react"
import type { Settings } from "../../src/contracts"
import { PurchaseOrderSettings } from "../purchase-order/settings-section"

interface SettingsForm {
  id: string
  Form: ComponentType<{ settings: Settings }>
}

/** Forms that features add to the settings page, each for its own namespace. A feature adds one line. */
export const SETTINGS_FORMS: SettingsForm[] = [{ id: "purchase-order", Form: PurchaseOrderSettings }]
