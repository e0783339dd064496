import { model } from "@medusajs/framework/utils"

/** A shop's own words for one message of the catalogue, in one language. */
export const NoticeText = model
  .define(
    { name: "PortalNoticeText", tableName: "portal_notice_text" },
    {
      id: model.id({ prefix: "pntx" }).primaryKey(),
      language: model.text(),
      key: model.text(),
      /** In ICU MessageFormat, with the placeholders of the catalogue's own message. */
      text: model.text(),
      edited_by_id: model.text(),
      edited_by_name: model.text(),
    },
  )
  .indexes([{ on: ["language", "key"], unique: true }])
