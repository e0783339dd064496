import { model } from "@medusajs/framework/utils"

/** Until when a request can be approved. A request without a row stays valid. */
export const QuoteValidity = model.define(
  { name: "PortalQuoteValidity", tableName: "portal_quote_validity" },
  {
    request_id: model.text().primaryKey(),
    project_id: model.text().index(),
    order_id: model.text().index(),
    valid_until: model.dateTime(),
  },
)
