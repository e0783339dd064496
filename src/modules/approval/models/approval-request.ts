import { model } from "@medusajs/framework/utils"

/** Asks for a decision on one exact document. At most one is open a project; the index makes that so. */
export const ApprovalRequest = model
  .define(
    { name: "PortalApprovalRequest", tableName: "portal_approval_request" },
    {
      id: model.id({ prefix: "pareq" }).primaryKey(),
      project_id: model.text(),
      order_id: model.text().index(),
      version: model.number(),
      state: model
        .enum(["open", "approved", "changes_requested", "declined", "superseded", "withdrawn"])
        .default("open"),
      document_sha256: model.text(),
      amount: model.text(),
      currency_code: model.text(),
      message: model.text().nullable(),
      requested_by_type: model.enum(["staff", "client", "system"]),
      requested_by_id: model.text(),
      requested_by_name: model.text(),
      changes: model.json(),
      closed_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    { on: ["project_id", "version"], unique: true },
    { on: ["project_id"], unique: true, where: "state = 'open' AND deleted_at IS NULL" },
  ])
