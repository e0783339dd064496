import { model } from "@medusajs/framework/utils"

/** A report that a mail was not delivered, or was marked as spam. */
export const Bounce = model
  .define(
    { name: "PortalBounce", tableName: "portal_bounce" },
    {
      id: model.id({ prefix: "pbnc" }).primaryKey(),
      kind: model.enum(["bounce", "complaint"]).default("bounce"),
      /** The report's own Message-ID, or the id of a service's event: one that comes again changes nothing. */
      report_id: model.text(),
      /** In lower case. */
      email: model.text(),
      /** The notice whose mail came back, and the link that it went to; null for one to a member of staff. */
      notice_uid: model.text(),
      link_id: model.text().nullable(),
      is_permanent: model.boolean(),
      /** In the words of the server that refused it. */
      reason: model.text(),
      happened_at: model.dateTime(),
    },
  )
  .indexes([{ on: ["report_id"], unique: true }, { on: ["link_id", "happened_at"] }, { on: ["email", "happened_at"] }])
