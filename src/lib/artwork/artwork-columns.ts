import { model } from "@medusajs/framework/utils"

/** Columns of every model of uploaded files; `ArtworkFileRow` is their row. */
export const artworkFileColumns = () => ({
  name: model.text(),
  /** Key in the file storage, where the original lies untouched. */
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
})

/** Columns of every model of a file's pages; `ArtworkPageRow` is their row. */
export const artworkPageColumns = () => ({
  file_id: model.text(),
  number: model.number(),
  width: model.number(),
  height: model.number(),
  width_mm: model.float().nullable(),
  height_mm: model.float().nullable(),
  /** Of the `zoom` preview. */
  sha256: model.text(),
  /** Key in the file storage by size: `{ thumb, screen, zoom }`. */
  keys: model.json(),
})
