import { model } from "@medusajs/framework/utils"

/** A message, or an internal note of staff. Nothing of it changes, unless its author is erased. */
export const Message = model
  .define(
    { name: "PortalMessage", tableName: "portal_message" },
    {
      id: model.id({ prefix: "pmsg" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text(),
      kind: model.enum(["message", "note"]),
      body: model.text(),
      /** Chosen by the author's browser, so that sending twice writes once. */
      key: model.text(),
      about_type: model.enum(["line", "proof", "invoice"]).nullable(),
      about_id: model.text().nullable(),
      source: model.enum(["page", "admin", "mail"]),
      /** `Message-ID` of the mail that it came with. */
      mail_message_id: model.text().nullable(),
      actor_type: model.enum(["staff", "client", "system"]),
      /** Of a client: their link's. */
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([
    { on: ["actor_id", "key"], unique: true },
    { on: ["order_id", "created_at", "id"] },
    { on: ["mail_message_id"], unique: true, where: "mail_message_id IS NOT NULL" },
    // When staff wrote last, and what was erased, without reading the thread.
    { on: ["order_id", "created_at"], where: "actor_type = 'staff' AND kind = 'message'" },
    { on: ["order_id"], where: "actor_name = ''" },
  ])
