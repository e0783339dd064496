import { purchaseOrderModeSchema } from "../purchase-order"
import { defineSettings } from "./define-settings"

export const purchaseOrderSettings = defineSettings({
  namespace: "purchase_order",
  fields: {
    /** For customers without a policy of their own. */
    mode: purchaseOrderModeSchema,
  },
  defaults: { mode: "optional" },
})
