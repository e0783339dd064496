import { model } from "@medusajs/framework/utils"

/** What was agreed and counted of one line of an order. */
export const LineCount = model
  .define(
    { name: "PortalLineCount", tableName: "portal_line_count" },
    {
      id: model.id({ prefix: "pcnt" }).primaryKey(),
      project_id: model.text(),
      order_id: model.text().index(),
      item_id: model.text(),
      /** `Tolerance`; null for the shop's default. */
      tolerance: model.json().nullable(),
      /** Pieces that were ordered when staff first counted: from then on Medusa's order holds what was made. */
      ordered: model.number().nullable(),
      /** Pieces that were made; null until staff counted them. */
      final: model.number().nullable(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([{ on: ["item_id"], unique: true }])
