import { model } from "@medusajs/framework/utils"
import { holdReasonSchema, inboundMailStateSchema } from "../../../contracts/mail/inbound-mail"

/**
 * A mail that was handed to the shop, under its Message-ID. It is stored before the sender is answered, and processed by a
 * job. Its bytes lie in `portal_raw_mail`.
 */
export const InboundMail = model
  .define(
    { name: "PortalInboundMail", tableName: "portal_inbound_mail" },
    {
      id: model.id({ prefix: "pinm" }).primaryKey(),
      /** With its angle brackets; made of the mail's SHA-256 for one that has none. */
      message_id: model.text(),
      /** Bytes. */
      size: model.number(),
      state: model.enum(inboundMailStateSchema.options).default("received"),
      /** Why it was held. */
      reason: model.enum(holdReasonSchema.options).nullable(),
      from_email: model.text().default(""),
      from_name: model.text().default(""),
      subject: model.text().default(""),
      /** What was written, without what it answers. */
      words: model.text().default(""),
      /** All of it as plain text. */
      whole_text: model.text().default(""),
      attachment_names: model.json().nullable(),
      /** The project that it was found to belong to, also where it was held. */
      project_id: model.text().nullable(),
      recipient_type: model.enum(["client", "staff"]).nullable(),
      recipient_id: model.text().nullable(),
      /** Of staff who added or discarded it. */
      handled_by_id: model.text().nullable(),
      handled_by_name: model.text().nullable(),
      handled_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    { on: ["message_id"], unique: true },
    { on: ["created_at", "id"], where: "state = 'held'" },
    { on: ["project_id", "created_at"] },
  ])
