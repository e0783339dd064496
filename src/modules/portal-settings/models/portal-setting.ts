import { model } from "@medusajs/framework/utils"

/** What is set of one namespace (`defineSettings`), as JSON. A field that was never set is not in it. */
export const PortalSetting = model.define(
  { name: "PortalSetting", tableName: "portal_setting" },
  {
    namespace: model.text().primaryKey(),
    value: model.json(),
  },
)
