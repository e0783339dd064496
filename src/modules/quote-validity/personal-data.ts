import { definePersonalData, ofLinks, tableData } from "../../lib/personal-data"

export const quoteValidityPersonalData = definePersonalData({
  data: [
    tableData({
      id: "quote-renewals",
      table: "portal_quote_renewal",
      columns: { requested_by_name: "" },
      also: ["request_id"],
      rows: ofLinks,
    }),
  ],
  other: {},
})
