import { model } from "@medusajs/framework/utils"

/** The client-facing face of one order. Dates are calendar days (YYYY-MM-DD), not moments. */
export const Project = model
  .define(
    { name: "PortalProject", tableName: "portal_project" },
    {
      id: model.id({ prefix: "pproj" }).primaryKey(),
      order_id: model.text(),
      name: model.text().searchable(),
      po_number: model.text().searchable().nullable(),
      in_hands_date: model.text().nullable(),
      ship_date: model.text().nullable(),
      owner_user_id: model.text().nullable(),
      stage_id: model.text().index(),
      billing_state: model.enum(["none", "ready_for_billing"]).default("none"),
    },
  )
  .indexes([{ on: ["order_id"], unique: true }])
