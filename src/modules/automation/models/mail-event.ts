import { model } from "@medusajs/framework/utils"

/** What a mail service reported of a mail. Kept as it came; what follows from it is a bounce. */
export const MailEvent = model
  .define(
    { name: "PortalMailEvent", tableName: "portal_mail_event" },
    {
      id: model.id({ prefix: "pmev" }).primaryKey(),
      source: model.enum(["generic", "postmark", "resend", "sendgrid"]),
      /** The sender's own: one that comes again changes nothing. */
      external_id: model.text(),
      kind: model.enum(["hard_bounce", "soft_bounce", "complaint"]),
      /** In lower case. */
      email: model.text(),
      /** Of the mail; null where the service does not say. */
      message_id: model.text().nullable(),
      /** In the words of the server or the service. */
      reason: model.text(),
      occurred_at: model.dateTime(),
      /** The notice that it is about, once it was found. */
      notice_uid: model.text().nullable(),
    },
  )
  .indexes([{ on: ["source", "external_id"], unique: true }, { on: ["email", "occurred_at"] }])
