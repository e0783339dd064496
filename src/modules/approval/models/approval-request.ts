import { model } from "@medusajs/framework/utils"

/** Asks for a decision on one exact document. The index allows one open request per subject. */
export const ApprovalRequest = model
  .define(
    { name: "PortalApprovalRequest", tableName: "portal_approval_request" },
    {
      id: model.id({ prefix: "pareq" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text().index(),
      subject_type: model.text(),
      subject_id: model.text(),
      version: model.number(),
      state: model
        .enum(["open", "approved", "changes_requested", "declined", "superseded", "withdrawn"])
        .default("open"),
      document_sha256: model.text(),
      amount: model.text().nullable(),
      currency_code: model.text().nullable(),
      message: model.text().nullable(),
      requested_by_type: model.enum(["staff", "client", "system"]),
      requested_by_id: model.text(),
      requested_by_name: model.text(),
      changes: model.json(),
      /** What the approval rules recorded when staff asked, by rule. */
      rules: model.json(),
      closed_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    { on: ["subject_type", "subject_id", "version"], unique: true },
    {
      name: "IDX_portal_approval_request_one_open",
      on: ["subject_type", "subject_id"],
      unique: true,
      where: "state = 'open' AND deleted_at IS NULL",
    },
  ])
