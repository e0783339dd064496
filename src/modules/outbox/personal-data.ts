import { definePersonalData, tableData } from "../../lib/personal-data"

/** What became of each mail. Jobs hold ids alone, and failed ones repeat no address. */
export const outboxPersonalData = definePersonalData({
  data: [
    tableData({
      id: "notices",
      table: "portal_notice",
      columns: { recipient: null, reason: null },
      also: ["notice", "state"],
      rows: (query, { email, link_ids }) =>
        query.where((own) => own.whereIn("link_id", [...link_ids]).orWhereRaw("lower(recipient) = ?", [email])),
    }),
  ],
  other: {
    portal_notice: { payload: "ids", reason_code: "a code" },
    portal_watermark: { name: "a job's name" },
  },
})
