import { model } from "@medusajs/framework/utils"

/**
 * How far a reader has read: a client (by their link), a member of staff, or `shop`, the shop as a whole, up to where
 * clients need no reply.
 */
export const ReadMark = model
  .define(
    { name: "PortalReadMark", tableName: "portal_read_mark" },
    {
      id: model.id({ prefix: "prmk" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text(),
      reader_type: model.enum(["client", "staff", "shop"]),
      reader_id: model.text(),
      /** `created_at` of the last message that was read. */
      read_at: model.dateTime(),
    },
  )
  .indexes([{ on: ["order_id", "reader_type", "reader_id"], unique: true }])
