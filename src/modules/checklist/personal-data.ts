import { definePersonalData, STAFF, tableData } from "../../lib/personal-data"

/** What a client gave stays marked as given, without what it was. */
export const checklistPersonalData = definePersonalData({
  data: [
    tableData({
      id: "given-for-orders",
      table: "portal_checklist_entry",
      columns: { text: null, address: null, given_by_name: "" },
      also: ["order_id", "kind", "given_at"],
      rows: (query, { link_ids }) => query.whereIn("given_by_id", [...link_ids]),
    }),
  ],
  other: { portal_checklist_entry: { title: "the shop's words", closed_by_name: STAFF } },
})
