import { model } from "@medusajs/framework/utils"

/** A remark at a place of a page. `number` counts a proof's remarks. */
export const ProofAnnotation = model
  .define(
    { name: "PortalProofAnnotation", tableName: "portal_proof_annotation" },
    {
      id: model.id({ prefix: "pprfa" }).primaryKey(),
      proof_id: model.text(),
      order_id: model.text().index(),
      version_id: model.text().index(),
      file_id: model.text(),
      page: model.number(),
      number: model.number(),
      /** `AnnotationShape`, in shares of the page as it is shown. */
      shape: model.json(),
      body: model.text(),
      /** Chosen by the author's browser, so that sending twice writes once. */
      key: model.text(),
      actor_type: model.enum(["staff", "client", "system"]),
      /** Of a client: their link's. */
      actor_id: model.text(),
      actor_name: model.text(),
      resolution: model.enum(["done", "answered"]).nullable(),
      resolution_note: model.text().nullable(),
      resolved_at: model.dateTime().nullable(),
      resolved_by_type: model.enum(["staff", "client", "system"]).nullable(),
      resolved_by_id: model.text().nullable(),
      resolved_by_name: model.text().nullable(),
    },
  )
  .indexes([
    { on: ["proof_id", "number"], unique: true },
    { on: ["actor_id", "key"], unique: true },
  ])

/** A reply to a remark. */
export const ProofComment = model
  .define(
    { name: "PortalProofComment", tableName: "portal_proof_comment" },
    {
      id: model.id({ prefix: "pprfc" }).primaryKey(),
      annotation_id: model.text().index(),
      order_id: model.text().index(),
      body: model.text(),
      key: model.text(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([{ on: ["actor_id", "key"], unique: true }])
