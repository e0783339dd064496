import { model } from "@medusajs/framework/utils"

/** A client asked for a renewed quote: once for each expiry of a request, however many ask. */
export const QuoteRenewal = model
  .define(
    { name: "PortalQuoteRenewal", tableName: "portal_quote_renewal" },
    {
      id: model.id({ prefix: "pqren" }).primaryKey(),
      request_id: model.text(),
      /** The expiry that it is about. An extension gives the request another one. */
      valid_until: model.dateTime(),
      link_id: model.text(),
      requested_by_name: model.text(),
    },
  )
  .indexes([{ on: ["request_id", "valid_until"], unique: true }])
