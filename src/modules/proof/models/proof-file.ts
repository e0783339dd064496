import { model } from "@medusajs/framework/utils"
import { artworkFileColumns, artworkPageColumns } from "../../../lib/artwork/artwork-columns"

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
    ...artworkFileColumns(),
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
      order_id: model.text().index(),
      ...artworkPageColumns(),
    },
  )
  .indexes([{ on: ["file_id", "number"], unique: true }])
