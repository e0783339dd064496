import { model } from "@medusajs/framework/utils"

/** One thing that a carrier reported of a tracking number, whether or not a package has that number yet. */
export const CarrierEvent = model
  .define(
    { name: "PortalCarrierEvent", tableName: "portal_carrier_event" },
    {
      id: model.id({ prefix: "pcev" }).primaryKey(),
      source: model.enum(["generic", "easypost"]),
      /** The sender's id of the event: one that comes again is the same. */
      external_id: model.text(),
      number_key: model.text().index(),
      carrier: model.text().nullable(),
      state: model.enum([
        "announced",
        "in_transit",
        "out_for_delivery",
        "ready_for_pickup",
        "exception",
        "delivered",
        "returned",
      ]),
      occurred_at: model.dateTime(),
      place: model.text().nullable(),
      message: model.text().nullable(),
      signed_by: model.text().nullable(),
      photo_url: model.text().nullable(),
      estimated_at: model.dateTime().nullable(),
    },
  )
  .indexes([{ on: ["source", "external_id"], unique: true }])
