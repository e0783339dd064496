import { definePersonalData, rowsData, STAFF } from "../../lib/personal-data"

/** Mails that came back, and what services reported of mails. Everything else is the shop's, or its staff's. */
export const automationPersonalData = definePersonalData({
  data: [
    rowsData({
      id: "bounces",
      table: "portal_bounce",
      columns: ["id", "created_at", "kind", "email", "reason", "is_permanent", "happened_at"],
      rows: (query, { email, link_ids }) =>
        query.where((own) => own.whereRaw("lower(email) = ?", [email]).orWhereIn("link_id", [...link_ids])),
    }),
    rowsData({
      id: "mail-events",
      table: "portal_mail_event",
      columns: ["id", "created_at", "source", "kind", "email", "reason", "occurred_at"],
      rows: (query, { email }) => query.whereRaw("lower(email) = ?", [email]),
    }),
  ],
  other: {
    portal_nudge: { actor_name: STAFF },
    portal_notice_text: { text: "the shop's own words", edited_by_name: STAFF },
    portal_digest_line: { title: "mail to staff, deleted after a week", text: "mail to staff, deleted after a week" },
  },
})
