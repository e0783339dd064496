import { model } from "@medusajs/framework/utils"

/** Made once: the unique request makes a second impossible, whoever is first. */
export const Decision = model
  .define(
    { name: "PortalDecision", tableName: "portal_decision" },
    {
      id: model.id({ prefix: "pdec" }).primaryKey(),
      request_id: model.text(),
      project_id: model.text().index(),
      order_id: model.text().index(),
      kind: model.enum(["approved", "changes_requested", "declined"]),
      version: model.number(),
      name: model.text(),
      email: model.text().nullable(),
      message: model.text().nullable(),
      amount: model.text(),
      currency_code: model.text(),
      document_sha256: model.text(),
      link_id: model.text().nullable(),
      recorded_by_type: model.enum(["staff", "client", "system"]).nullable(),
      recorded_by_id: model.text().nullable(),
      recorded_by_name: model.text().nullable(),
      recorded_channel: model.enum(["phone", "email", "in_person"]).nullable(),
      decided_at: model.dateTime(),
      effects_done_at: model.dateTime().nullable(),
      effects_error: model.text().nullable(),
    },
  )
  .indexes([{ on: ["request_id"], unique: true }])
