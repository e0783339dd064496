import { model } from "@medusajs/framework/utils"

/** One production stage of the shop, in its order. */
export const PortalStage = model.define(
  { name: "PortalStage", tableName: "portal_stage" },
  {
    id: model.id({ prefix: "pstg" }).primaryKey(),
    name: model.text(),
    color: model.text(),
    role: model.enum(["quote", "approval", "production", "shipped", "delivered"]),
    is_done: model.boolean().default(false),
    position: model.number(),
  },
)
