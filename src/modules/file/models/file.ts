import { model } from "@medusajs/framework/utils"
import { artworkFileColumns, artworkPageColumns } from "../../../lib/artwork/artwork-columns"

/**
 * A file that a client or staff uploaded to attach it to something: a message, a quote request, a brand, what was asked for. Until it is used,
 * `subject_id` is null. The original lies untouched in the shop's file storage, under `file_key`.
 */
export const PortalFile = model
  .define(
    { name: "PortalFile", tableName: "portal_file" },
    {
      id: model.id({ prefix: "pfile" }).primaryKey(),
      /** Of a file of an order, with `order_id`; null for one of an account. */
      project_id: model.text().index().nullable(),
      order_id: model.text().index().nullable(),
      /** Of a file of an account. */
      customer_id: model.text().index().nullable(),
      subject_type: model.enum(["message", "quote_request", "brand", "checklist"]).nullable(),
      subject_id: model.text().nullable(),
      /** Among the files of its subject, from 1. */
      position: model.number().nullable(),
      ...artworkFileColumns(),
      actor_type: model.enum(["staff", "client", "system"]),
      /** Of a client: their link's. */
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([
    { on: ["subject_type", "subject_id"], where: "subject_id IS NOT NULL" },
    { name: "IDX_portal_file_unused", on: ["actor_id", "created_at"], where: "subject_id IS NULL" },
  ])
  .checks([
    {
      name: "portal_file_owner",
      expression: "(project_id IS NULL) = (order_id IS NULL) AND coalesce(project_id, customer_id) IS NOT NULL",
    },
    { name: "portal_file_subject", expression: "(subject_type IS NULL) = (subject_id IS NULL)" },
  ])

/** A page of a file with its previews in the shop's file storage. */
export const PortalFilePage = model
  .define(
    { name: "PortalFilePage", tableName: "portal_file_page" },
    {
      id: model.id({ prefix: "pfilp" }).primaryKey(),
      ...artworkPageColumns(),
    },
  )
  .indexes([{ on: ["file_id", "number"], unique: true }])
