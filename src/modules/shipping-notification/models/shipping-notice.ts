import { model } from "@medusajs/framework/utils"

/** That the clients of an order were to be told how its packages stand: by staff, or by the portal itself. */
export const ShippingNotice = model
  .define(
    { name: "PortalShippingNotice", tableName: "portal_shipping_notice" },
    {
      id: model.id({ prefix: "pshn" }).primaryKey(),
      project_id: model.text(),
      order_id: model.text().index(),
      /** Chosen by the browser of who pressed, so that pressing twice tells once. */
      key: model.text(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([{ on: ["order_id", "key"], unique: true }])
