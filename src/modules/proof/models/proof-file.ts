import { model } from "@medusajs/framework/utils"

/** A file of a version. The original lies untouched in the shop's file storage, under `file_key`. */
export const ProofFile = model.define(
  { name: "PortalProofFile", tableName: "portal_proof_file" },
  {
    id: model.id({ prefix: "pprff" }).primaryKey(),
    proof_id: model.text(),
    version_id: model.text().index(),
    project_id: model.text().index(),
    order_id: model.text().index(),
    position: model.number(),
    alternative_id: model.text().nullable(),
    name: model.text(),
    file_key: model.text(),
    bytes: model.bigNumber(),
    sha256: model.text(),
    format: model.enum(["png", "jpeg", "webp", "tiff", "gif", "svg", "pdf", "ai", "heic", "psd", "eps", "other"]),
    state: model.enum(["waiting", "processing", "ready", "no_preview", "refused"]).default("waiting"),
    problem: model.text().nullable(),
    page_count: model.number().nullable(),
    /** `ArtworkFacts`; null until the worker has read the file. */
    facts: model.json().nullable(),
    is_preview_faithful: model.boolean().default(true),
    actor_type: model.enum(["staff", "client", "system"]),
    actor_id: model.text(),
    actor_name: model.text(),
  },
)

/** A page of a file with its previews in the shop's file storage. */
export const ProofPage = model
  .define(
    { name: "PortalProofPage", tableName: "portal_proof_page" },
    {
      id: model.id({ prefix: "pprfp" }).primaryKey(),
      file_id: model.text(),
      order_id: model.text().index(),
      number: model.number(),
      width: model.number(),
      height: model.number(),
      width_mm: model.float().nullable(),
      height_mm: model.float().nullable(),
      /** Of the `zoom` preview. */
      sha256: model.text(),
      /** Key in the file storage by size: `{ thumb, screen, zoom }`. */
      keys: model.json(),
    },
  )
  .indexes([{ on: ["file_id", "number"], unique: true }])
