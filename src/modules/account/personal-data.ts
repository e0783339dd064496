import { byClient, definePersonalData, rowsData, STAFF } from "../../lib/personal-data"

/** Changes of contact details go whole: they hold the details before and after. Medusa keeps what holds now. */
export const accountPersonalData = definePersonalData({
  data: [
    rowsData({
      id: "contact-changes",
      table: "portal_contact_change",
      columns: ["id", "created_at", "kind", "before", "after", "actor_name", "undone_at"],
      rows: (query, person) =>
        query.where((either) => {
          void either.whereIn("customer_id", [...person.customer_ids]).orWhere((own) => void byClient(own, person))
        }),
    }),
  ],
  other: {
    portal_contact_change: { undone_by_name: STAFF },
  },
})
