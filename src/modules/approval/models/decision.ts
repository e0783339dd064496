import { model } from "@medusajs/framework/utils"

/** The decision on a request. The unique index makes a second one impossible. */
export const Decision = model
  .define(
    { name: "PortalDecision", tableName: "portal_decision" },
    {
      id: model.id({ prefix: "pdec" }).primaryKey(),
      request_id: model.text(),
      project_id: model.text().index(),
      order_id: model.text().index(),
      subject_type: model.text(),
      subject_id: model.text(),
      kind: model.enum(["approved", "changes_requested", "declined"]),
      version: model.number(),
      /** Who decided; null once it was erased. */
      name: model.text().nullable(),
      email: model.text().nullable(),
      message: model.text().nullable(),
      amount: model.text().nullable(),
      currency_code: model.text().nullable(),
      document_sha256: model.text(),
      link_id: model.text().nullable(),
      recorded_by_type: model.enum(["staff", "client", "system"]).nullable(),
      recorded_by_id: model.text().nullable(),
      recorded_by_name: model.text().nullable(),
      recorded_channel: model.enum(["phone", "email", "in_person"]).nullable(),
      /** What the approval rules recorded with the decision, by rule. */
      rules: model.json(),
      decided_at: model.dateTime(),
      effects_done_at: model.dateTime().nullable(),
      effects_error: model.text().nullable(),
    },
  )
  .indexes([{ on: ["request_id"], unique: true }])
