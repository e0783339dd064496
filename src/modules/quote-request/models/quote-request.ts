import { model } from "@medusajs/framework/utils"

/**
 * What a client asks a quote for. A draft changes while it is typed; once it is sent nothing of it changes, and the columns
 * from `order_id` on say how far it has become a draft order.
 */
export const QuoteRequest = model
  .define(
    { name: "PortalQuoteRequest", tableName: "portal_quote_request" },
    {
      id: model.id({ prefix: "pqreq" }).primaryKey(),
      customer_id: model.text().index(),
      /** The author's link to the account. */
      link_id: model.text(),
      person_name: model.text(),
      /** Empty where the shop has none. */
      sales_channel_id: model.text(),
      state: model.enum(["draft", "sent"]),
      content: model.json(),
      version: model.number(),
      /** The order that it repeats. */
      reorder_of: model.text().nullable(),
      sent_at: model.dateTime().nullable(),
      order_id: model.text().nullable(),
      project_id: model.text().nullable(),
      /** When all that follows from sending was done. */
      done_at: model.dateTime().nullable(),
    },
  )
  .indexes([{ on: ["link_id", "updated_at"] }, { on: ["order_id"], unique: true, where: "order_id IS NOT NULL" }])
