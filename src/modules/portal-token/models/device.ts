import { model } from "@medusajs/framework/utils"

/** A browser that opens an account without another code. Ends with its link. */
export const Device = model
  .define(
    { name: "PortalDevice", tableName: "portal_device" },
    {
      id: model.id({ prefix: "pdev" }).primaryKey(),
      link_id: model.text().index(),
      token_hash: model.text(),
      expires_at: model.dateTime(),
      last_used_at: model.dateTime().nullable(),
    },
  )
  .indexes([{ on: ["token_hash"], unique: true }])
