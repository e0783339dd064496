import { byClient, definePersonalData, tableData } from "../../lib/personal-data"

/** Colors are the company's, and stay without the person who entered them. Logos are files. */
export const brandingPersonalData = definePersonalData({
  data: [
    tableData({
      id: "brand-colors",
      table: "portal_brand_color",
      columns: { actor_name: "" },
      also: ["customer_id", "name", "hex"],
      rows: byClient,
    }),
  ],
  other: { portal_brand_color: { name: "a color's name" } },
})
