import { model } from "@medusajs/framework/utils"

/** A PDF that was issued or signed: stored once, never made again. The bytes lie in the shop's file storage. */
export const StoredDocument = model
  .define(
    { name: "PortalStoredDocument", tableName: "portal_stored_document" },
    {
      id: model.id({ prefix: "pdoc" }).primaryKey(),
      /** Null for a statement, which is about a customer. */
      order_id: model.text().index().nullable(),
      kind: model.enum(["quote", "sales_order", "packing_slip", "invoice", "credit_note", "receipt", "statement"]),
      /** What it is about: see `documentKindSchema`. */
      subject_id: model.text(),
      number: model.text(),
      locale: model.text(),
      /** Of the canonical bytes that it was made from. */
      source_sha256: model.text(),
      sha256: model.text(),
      bytes: model.number(),
      file_key: model.text(),
    },
  )
  .indexes([{ on: ["kind", "subject_id"], unique: true }])
