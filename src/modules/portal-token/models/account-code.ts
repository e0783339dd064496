import { model } from "@medusajs/framework/utils"

/** A one-time code that was mailed to the recipient of an account link. Only the newest of a link is valid. */
export const AccountCode = model
  .define(
    { name: "PortalAccountCode", tableName: "portal_account_code" },
    {
      id: model.id({ prefix: "pcode" }).primaryKey(),
      link_id: model.text(),
      /** The session that asked for it, which alone can be confirmed with it. */
      session_id: model.text(),
      /** Keyed, so that a copy of the table cannot be searched for the six digits. */
      code_hash: model.text(),
      /** For its mail. */
      code_sealed: model.text(),
      expires_at: model.dateTime(),
      /** Wrong codes that were tried against it. */
      tries: model.number().default(0),
      used_at: model.dateTime().nullable(),
    },
  )
  .indexes([{ on: ["link_id", "created_at"] }])
