import { model } from "@medusajs/framework/utils"

/** How a customer is billed. */
export const BillingProfile = model
  .define(
    { name: "PortalBillingProfile", tableName: "portal_billing_profile" },
    {
      id: model.id({ prefix: "pbill" }).primaryKey(),
      customer_id: model.text(),
      /** `DueTerms`; null for the shop's default. */
      terms: model.json().nullable(),
      /** List of `TaxId`. */
      tax_ids: model.json(),
      legal_name: model.text().nullable(),
    },
  )
  .indexes([{ on: ["customer_id"], unique: true }])
