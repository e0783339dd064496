import { model } from "@medusajs/framework/utils"

/** A color of a customer's brand. */
export const BrandColor = model.define(
  { name: "PortalBrandColor", tableName: "portal_brand_color" },
  {
    id: model.id({ prefix: "pbrc" }).primaryKey(),
    customer_id: model.text().index(),
    name: model.text(),
    hex: model.text(),
    /** In the Pantone system. */
    pms: model.text().nullable(),
    /** Counts its changes. */
    version: model.number(),
    /** Who changed it last. */
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)
