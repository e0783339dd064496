import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { definePersonalData, OWN_ID, type Person, rowsData, STAFF, tableData } from "../../lib/personal-data"

const knexOf = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Mails from the address, and those that answered a mail to one of the person's links. */
const mailsOf = (query: Knex.QueryBuilder, { email, link_ids }: Person): Knex.QueryBuilder =>
  query.where((either) => {
    void either
      .whereRaw("lower(from_email) = ?", [email])
      .orWhere((answers) => void answers.where({ recipient_type: "client" }).whereIn("recipient_id", [...link_ids]))
  })

const idsOf = (container: MedusaContainer, person: Person): Knex.QueryBuilder =>
  mailsOf(knexOf(container)("portal_inbound_mail"), person).select("id")

/** What came by mail. Messages whose author has no link carry the mail's id as their author, so they are erased before it. */
export const mailPersonalData = definePersonalData({
  data: [
    tableData({
      id: "messages-of-unknown-senders",
      table: "portal_message",
      columns: { body: "", actor_name: "", mail_message_id: null, key: OWN_ID },
      also: ["order_id", "kind", "source"],
      rows: (query, { email }) =>
        query
          .where({ actor_type: "client" })
          .whereRaw("actor_id IN (SELECT id FROM portal_inbound_mail WHERE lower(from_email) = ?)", [email]),
    }),
    {
      id: "mails-as-they-came",
      columns: { portal_raw_mail: ["content"] },
      read: async (container, person) =>
        await knexOf(container)("portal_raw_mail")
          .whereIn("mail_id", idsOf(container, person))
          .orderBy("mail_id")
          .select<object[]>("mail_id", knexOf(container).raw("encode(content, 'base64') AS content_base64")),
      erase: async (container, person) =>
        await knexOf(container)("portal_raw_mail").whereIn("mail_id", idsOf(container, person)).delete(),
    },
    tableData({
      id: "received-mails",
      table: "portal_inbound_mail",
      columns: { from_email: "", from_name: "", subject: "", words: "", whole_text: "", attachment_names: null },
      also: ["project_id", "state"],
      rows: mailsOf,
    }),
    rowsData({
      id: "email-settings",
      table: "portal_mail_preference",
      columns: ["id", "created_at", "email", "delivery", "time_zone", "quiet_from", "quiet_until", "unsubscribed"],
      rows: (query, { email }) => query.whereRaw("lower(email) = ?", [email]),
    }),
  ],
  other: {
    portal_sent_mail: { recipient_type: "client or staff" },
    portal_inbound_mail: { reason: "a code", recipient_type: "client or staff", handled_by_name: STAFF },
  },
})
