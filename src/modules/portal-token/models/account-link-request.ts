import { model } from "@medusajs/framework/utils"

/**
 * Somebody typed an address and asked for the link to its account. The row is there until its job has answered, a moment
 * later: nothing of the address is kept behind that.
 */
export const AccountLinkRequest = model.define(
  { name: "PortalAccountLinkRequest", tableName: "portal_account_link_request" },
  {
    id: model.id({ prefix: "palrq" }).primaryKey(),
    email_sealed: model.text(),
  },
)

/** How many asked on a day for addresses that have no account. */
export const UnknownLinkRequests = model.define(
  { name: "PortalUnknownLinkRequests", tableName: "portal_unknown_link_requests" },
  {
    /** `2026-11-27`, in UTC. */
    day: model.text().primaryKey(),
    count: model.number(),
  },
)
