import { model } from "@medusajs/framework/utils"

/** A capability for one recipient. The token is kept as a hash for look-up and sealed for copying, never in the clear. */
export const PortalLink = model
  .define(
    { name: "PortalLink", tableName: "portal_link" },
    {
      id: model.id({ prefix: "plink" }).primaryKey(),
      scope: model.enum(["project", "account"]),
      purpose: model.enum(["recipient", "preview"]).default("recipient"),
      order_id: model.text().nullable(),
      customer_id: model.text().nullable(),
      /** The account link for the customer's own address; other links of the account are those of its contacts. */
      is_primary: model.boolean().default(false),
      recipient_name: model.text(),
      recipient_email: model.text(),
      /** The link whose recipient gave this one to a colleague, and that recipient's name then; null for what staff gave. */
      given_by_link_id: model.text().nullable(),
      given_by_name: model.text().nullable(),
      token_hash: model.text(),
      token_sealed: model.text(),
      display: model.text(),
      expires_at: model.dateTime().nullable(),
      /** When `expires_at` was set; null as long as it is what the link was made with. Between the two lies its lifetime. */
      expiry_set_at: model.dateTime().nullable(),
      revoked_at: model.dateTime().nullable(),
      last_shared_at: model.dateTime().nullable(),
      share_count: model.number().default(0),
      last_opened_at: model.dateTime().nullable(),
      open_count: model.number().default(0),
    },
  )
  .indexes([
    { on: ["token_hash"], unique: true },
    { on: ["order_id"] },
    { on: ["customer_id"] },
    { on: ["recipient_email"] },
    {
      on: ["order_id", "recipient_email"],
      unique: true,
      where: "order_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL",
    },
    {
      on: ["customer_id", "recipient_email"],
      unique: true,
      where: "customer_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL",
    },
    {
      name: "IDX_portal_link_one_primary",
      on: ["customer_id"],
      unique: true,
      where: "is_primary AND revoked_at IS NULL AND deleted_at IS NULL",
    },
  ])
  .checks([
    {
      name: "portal_link_scope_subject",
      expression:
        "(scope = 'project' AND order_id IS NOT NULL AND customer_id IS NULL) OR (scope = 'account' AND customer_id IS NOT NULL AND order_id IS NULL)",
    },
  ])
