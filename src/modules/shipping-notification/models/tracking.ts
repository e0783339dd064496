import { model } from "@medusajs/framework/utils"

/** What staff say of a tracking number. The numbers themselves are Medusa's labels. */
export const Tracking = model
  .define(
    { name: "PortalTracking", tableName: "portal_tracking" },
    {
      id: model.id({ prefix: "ptrk" }).primaryKey(),
      order_id: model.text().index(),
      fulfillment_id: model.text(),
      /** `portal_tracking_key` of the number. */
      number_key: model.text(),
      /** Id of a carrier in the settings; null leaves it to what the number says. */
      carrier: model.text().nullable(),
      service: model.text().nullable(),
    },
  )
  .indexes([{ on: ["fulfillment_id", "number_key"], unique: true }])
