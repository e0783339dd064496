import { model } from "@medusajs/framework/utils"

/** What Medusa does not keep of a fulfillment: that the client collects it, where, and who came. */
export const Shipment = model
  .define(
    { name: "PortalShipment", tableName: "portal_shipment" },
    {
      id: model.id({ prefix: "pshp" }).primaryKey(),
      order_id: model.text().index(),
      fulfillment_id: model.text(),
      /** As they stood in the settings when staff chose the place. Null for a package that a carrier brings. */
      pickup_place: model.text().nullable(),
      pickup_address: model.text().nullable(),
      pickup_hours: model.text().nullable(),
      pickup_note: model.text().nullable(),
      ready_at: model.dateTime().nullable(),
      collected_at: model.dateTime().nullable(),
      collected_by: model.text().nullable(),
    },
  )
  .indexes([{ on: ["fulfillment_id"], unique: true }])
