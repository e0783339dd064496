import { model } from "@medusajs/framework/utils"

/** What one mail about packages told one recipient. */
export const ShippingTold = model
  .define(
    { name: "PortalShippingTold", tableName: "portal_shipping_told" },
    {
      id: model.id({ prefix: "pstd" }).primaryKey(),
      notice_id: model.text(),
      order_id: model.text().index(),
      link_id: model.text().index(),
      /** All that the recipient knows of packages with it (`ToldPackage[]`). */
      packages: model.json(),
      /** What it said beyond what they knew before (`ShippingNews`). */
      news: model.json(),
    },
  )
  .indexes([{ on: ["notice_id", "link_id"], unique: true }])
