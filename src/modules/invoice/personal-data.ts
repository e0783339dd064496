import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { definePersonalData, rowsData, STAFF } from "../../lib/personal-data"

export const invoicePersonalData = definePersonalData({
  data: [
    rowsData({
      id: "billing-profiles",
      table: "portal_billing_profile",
      columns: ["legal_name", "tax_ids", "terms"],
      rows: (query, { customer_ids }) => query.whereIn("customer_id", [...customer_ids]),
    }),
    {
      id: "invoices",
      columns: { portal_invoice: ["content"] },
      kept: "Invoices that were issued are kept as they are, with the buyer's name and address: accounting laws ask for that.",
      read: async (container, { customer_ids }) =>
        await container
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_invoice")
          .whereIn("customer_id", [...customer_ids])
          .whereNotNull("issued_at")
          .orderBy("issued_at")
          .select<object[]>("id", "order_id", "number", "issued_at", "content"),
    },
  ],
  other: {
    portal_invoice: { actor_name: STAFF, void_reason: "the shop's words" },
    portal_invoice_mail: { message: "the shop's words", actor_name: STAFF },
    portal_invoice_series: { name: "a series' name" },
    portal_line_count: { actor_name: STAFF },
  },
})
