import { model } from "@medusajs/framework/utils"

/** What will be packed, drafted from the accepted order. One per decision, so that a repeated effect drafts no second. */
export const DeliveryNote = model
  .define(
    { name: "PortalDeliveryNote", tableName: "portal_delivery_note" },
    {
      id: model.id({ prefix: "pdn" }).primaryKey(),
      project_id: model.text().index(),
      decision_id: model.text(),
      number: model.text(),
      state: model.enum(["draft", "issued", "void"]).default("draft"),
      lines: model.json(),
    },
  )
  .indexes([{ on: ["decision_id"], unique: true }])
