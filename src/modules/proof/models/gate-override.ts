import { model } from "@medusajs/framework/utils"

/** Staff let lines of an order be fulfilled although proofs held them back. It counts for these proofs alone. */
export const GateOverride = model.define(
  { name: "PortalGateOverride", tableName: "portal_gate_override" },
  {
    id: model.id({ prefix: "pgovr" }).primaryKey(),
    project_id: model.text().index(),
    order_id: model.text().index(),
    reason: model.text(),
    /** Lists of ids: what was held back when staff decided. */
    item_ids: model.json(),
    proof_ids: model.json(),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)
