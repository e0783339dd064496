import { model } from "@medusajs/framework/utils"

/** A mail of a project that its recipient can answer by mail. Kept so that the answer finds its thread. */
export const SentMail = model
  .define(
    { name: "PortalSentMail", tableName: "portal_sent_mail" },
    {
      id: model.id({ prefix: "psml" }).primaryKey(),
      /** Of the notice's job: a later attempt sends under the same Message-ID. */
      job_uid: model.text(),
      /** With its angle brackets. */
      message_id: model.text(),
      project_id: model.text(),
      order_id: model.text(),
      recipient_type: model.enum(["client", "staff"]),
      /** Id of the client's link, or of the user. */
      recipient_id: model.text(),
      /** Of the recipient's access when it was sent: another one once their link was made anew. */
      access_version: model.text(),
    },
  )
  .indexes([
    { on: ["job_uid"], unique: true },
    { on: ["message_id"], unique: true },
    { name: "IDX_portal_sent_mail_thread", on: ["project_id", "recipient_type", "recipient_id", "created_at"] },
  ])
