import { model } from "@medusajs/framework/utils"

/** Staff let lines of an order be fulfilled although proofs held them back. It counts for these proofs alone, as long as they stand where they stood. */
export const GateOverride = model.define(
  { name: "PortalGateOverride", tableName: "portal_gate_override" },
  {
    id: model.id({ prefix: "pgovr" }).primaryKey(),
    project_id: model.text().index(),
    order_id: model.text().index(),
    reason: model.text(),
    /** Ids of the lines that were held back when staff decided. */
    item_ids: model.json(),
    /** List of `HeldProof`: what held them back, in the state that it had. */
    proofs: model.json(),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)
