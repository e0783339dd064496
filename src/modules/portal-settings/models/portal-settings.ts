import { model } from "@medusajs/framework/utils"

/** One row, id "default": who the shop is to its clients, and its gates. */
export const PortalSettings = model.define(
  { name: "PortalSettings", tableName: "portal_settings" },
  {
    id: model.id({ prefix: "pset" }).primaryKey(),
    shop_name: model.text(),
    accent: model.text(),
    logo_id: model.text().nullable(),
    contact_email: model.text().nullable(),
    contact_phone: model.text().nullable(),
    contact_address: model.text().nullable(),
    contact_website: model.text().nullable(),
    header_text: model.text().nullable(),
    footer_text: model.text().nullable(),
    terms: model.text().nullable(),
    locale: model.text(),
    time_zone: model.text(),
    finance_gate: model.boolean().default(false),
  },
)
