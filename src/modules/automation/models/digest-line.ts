import { model } from "@medusajs/framework/utils"

/** A notice that waits for its recipient's daily mail. */
export const DigestLine = model
  .define(
    { name: "PortalDigestLine", tableName: "portal_digest_line" },
    {
      id: model.id({ prefix: "pdgl" }).primaryKey(),
      user_id: model.text(),
      /** Of the notice's job: one that runs twice leaves one line. */
      notice_uid: model.text(),
      title: model.text(),
      text: model.text(),
      /** Where it leads in the admin; null where the plugin is not told where the admin lives. */
      url: model.text().nullable(),
      /** The job of the mail that took it along, before the mail is sent: a later attempt sends the same lines. */
      sent_with: model.text().nullable(),
    },
  )
  .indexes([
    { on: ["notice_uid", "user_id"], unique: true },
    { on: ["user_id", "created_at"], where: "sent_with IS NULL" },
    { on: ["sent_with"] },
  ])
