import { model } from "@medusajs/framework/utils"

/** Whether one customer is asked for PO numbers. A customer without a row follows the settings. */
export const PurchaseOrderPolicy = model.define(
  { name: "PortalPurchaseOrderPolicy", tableName: "portal_purchase_order_policy" },
  {
    customer_id: model.text().primaryKey(),
    mode: model.enum(["off", "optional", "required"]),
  },
)
