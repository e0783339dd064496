import { model } from "@medusajs/framework/utils"

/** What a link's token was exchanged for. Lives at most as long as its link: the link is read with it every time. */
export const PortalSession = model
  .define(
    { name: "PortalSession", tableName: "portal_session" },
    {
      id: model.id({ prefix: "psess" }).primaryKey(),
      link_id: model.text().index(),
      token_hash: model.text(),
      expires_at: model.dateTime().index(),
      /** When a person was first seen on the page with it. */
      opened_at: model.dateTime().nullable(),
      /** Set when it is made, of a session that took the place of one whose code was confirmed. Never set later. */
      confirmed_at: model.dateTime().nullable(),
      /** The one sales channel whose orders it may see. Null as long as none was chosen. Set when it is made. */
      sales_channel_id: model.text().nullable(),
    },
  )
  .indexes([{ on: ["token_hash"], unique: true }])
