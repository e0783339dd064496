import { model } from "@medusajs/framework/utils"

/** Artwork, or a photo of the first piece, for one or more lines of an order. */
export const Proof = model.define(
  { name: "PortalProof", tableName: "portal_proof" },
  {
    id: model.id({ prefix: "pprf" }).primaryKey(),
    project_id: model.text().index(),
    order_id: model.text().index(),
    kind: model.enum(["artwork", "first_off"]),
    title: model.text(),
    /** Holds its lines back from being fulfilled until it is approved or waived. */
    is_required: model.boolean(),
    /** Set: staff closed it for good. */
    closed_at: model.dateTime().nullable(),
    closed_reason: model.text().nullable(),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)

/** A line that a proof is for. */
export const ProofLine = model
  .define(
    { name: "PortalProofLine", tableName: "portal_proof_line" },
    {
      id: model.id({ prefix: "pprfl" }).primaryKey(),
      proof_id: model.text(),
      order_id: model.text().index(),
      item_id: model.text().index(),
      position: model.number(),
    },
  )
  .indexes([{ on: ["proof_id", "item_id"], unique: true }])

/** One round of a proof. Once it was sent it never changes. */
export const ProofVersion = model
  .define(
    { name: "PortalProofVersion", tableName: "portal_proof_version" },
    {
      id: model.id({ prefix: "pprfv" }).primaryKey(),
      proof_id: model.text(),
      order_id: model.text().index(),
      number: model.number(),
      note: model.text().nullable(),
      spec: model.json(),
      choice: model.enum(["choose_one", "all", "at_least_one"]),
      /** List of `{ id, label }`. */
      alternatives: model.json(),
      /** Approved artwork that a waiver takes as its proof. */
      waives: model.json().nullable(),
      /** The newest request about it; null while it is a draft. */
      request_id: model.text().nullable(),
      actor_type: model.enum(["staff", "client", "system"]),
      actor_id: model.text(),
      actor_name: model.text(),
    },
  )
  .indexes([
    { on: ["proof_id", "number"], unique: true },
    { on: ["request_id"], where: "request_id IS NOT NULL" },
  ])
