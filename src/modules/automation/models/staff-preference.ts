import { model } from "@medusajs/framework/utils"

/** How a member of staff wants to be told: which notices in the bell, which by mail, and which once a day. */
export const StaffPreference = model
  .define(
    { name: "PortalStaffPreference", tableName: "portal_staff_preference" },
    {
      id: model.id({ prefix: "pspr" }).primaryKey(),
      user_id: model.text(),
      /** IANA zone of the daily mail. Null: the shop's. */
      time_zone: model.text().nullable(),
      /** `{ bell, mail }` for each notice by its name; one that is missing has the defaults. */
      choices: model.json(),
    },
  )
  .indexes([{ on: ["user_id"], unique: true }])
