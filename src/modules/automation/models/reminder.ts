import { model } from "@medusajs/framework/utils"

/** A day of its schedule on which something was mentioned again: each once. */
export const Reminder = model
  .define(
    { name: "PortalReminder", tableName: "portal_reminder" },
    {
      id: model.id({ prefix: "prem" }).primaryKey(),
      /** What is waited for, for example an approval request. */
      subject_type: model.text(),
      subject_id: model.text(),
      /** Before its deadline, or after it was asked for. */
      kind: model.enum(["before", "after"]),
      days: model.number(),
    },
  )
  .indexes([{ on: ["subject_type", "subject_id", "kind", "days"], unique: true }])
