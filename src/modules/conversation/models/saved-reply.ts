import { model } from "@medusajs/framework/utils"

/** Words that staff send often. */
export const SavedReply = model
  .define(
    { name: "PortalSavedReply", tableName: "portal_saved_reply" },
    {
      id: model.id({ prefix: "prep" }).primaryKey(),
      title: model.text(),
      body: model.text(),
    },
  )
  .indexes([{ on: ["title"], unique: true }])
