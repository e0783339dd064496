import { model } from "@medusajs/framework/utils"

/**
 * The log of a link: every share, copy, rotation, revocation and confirmed opening, and of an account link also what became
 * of its one-time codes.
 */
export const PortalLinkEvent = model.define(
  { name: "PortalLinkEvent", tableName: "portal_link_event" },
  {
    id: model.id({ prefix: "plevt" }).primaryKey(),
    link_id: model.text().index(),
    kind: model.enum([
      "created",
      "shared",
      "copied",
      "rotated",
      "revoked",
      "expiry_changed",
      "fresh_requested",
      "opened",
      "code_sent",
      "code_failed",
      "code_confirmed",
      "locked_out",
      "unlocked",
      "device_used",
      "devices_ended",
      "switched",
    ]),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
    /** The rep's personal message that went with a share. */
    message: model.text().nullable(),
  },
)
