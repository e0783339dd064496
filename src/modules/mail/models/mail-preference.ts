import { model } from "@medusajs/framework/utils"

/** How a person wants to be written to, by their address: the same for all their links. */
export const MailPreference = model
  .define(
    { name: "PortalMailPreference", tableName: "portal_mail_preference" },
    {
      id: model.id({ prefix: "pmpr" }).primaryKey(),
      /** In lower case. */
      email: model.text(),
      delivery: model.enum(["at_once", "daily"]).default("at_once"),
      /** IANA zone of the hours below and of the daily mail. Null: the shop's. */
      time_zone: model.text().nullable(),
      /** "22:00" to "07:00" in that zone; both or neither. */
      quiet_from: model.text().nullable(),
      quiet_until: model.text().nullable(),
      /** Kinds that the person does not want. */
      unsubscribed: model.json(),
    },
  )
  .indexes([{ on: ["email"], unique: true }])
