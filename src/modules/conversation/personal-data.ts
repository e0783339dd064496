import { byClient, definePersonalData, OWN_ID, tableData } from "../../lib/personal-data"

/** Messages stay in the thread without words and author, as it shows what was erased. */
export const conversationPersonalData = definePersonalData({
  data: [
    tableData({
      id: "messages",
      table: "portal_message",
      columns: { body: "", actor_name: "", mail_message_id: null, key: OWN_ID },
      also: ["order_id", "kind", "source"],
      rows: byClient,
    }),
  ],
  other: { portal_saved_reply: { title: "the shop's words", body: "the shop's words" } },
})
