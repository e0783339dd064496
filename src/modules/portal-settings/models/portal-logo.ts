import { model } from "@medusajs/framework/utils"

/**
 * The shop's logo, at most 1 MiB, kept in the database: it must be there for a mail or an expired link's page whatever
 * file provider a host uses, and its address changes with its content.
 */
export const PortalLogo = model.define(
  { name: "PortalLogo", tableName: "portal_logo" },
  {
    id: model.id({ prefix: "plogo" }).primaryKey(),
    content_type: model.text(),
    /** base64 */
    content: model.text(),
  },
)
