import type { InferTypeOf } from "@medusajs/framework/types"
import { z } from "zod"
import {
  type Actor,
  artworkFactsSchema,
  type ArtworkFacts,
  artworkFormatSchema,
  artworkProblemSchema,
  artworkStateSchema,
  type FileSubjectType,
  type PreviewSize,
} from "../../contracts"
import type { PortalFile, PortalFilePage } from "./models/file"

/** `bytes` is numeric in the database, which its driver gives as text. */
export type PortalFileRow = Omit<InferTypeOf<typeof PortalFile>, "facts" | "bytes" | "raw_bytes"> & {
  facts: ArtworkFacts | null
  bytes: string
  subject_type: FileSubjectType | null
}
export type PortalFilePageRow = Omit<InferTypeOf<typeof PortalFilePage>, "keys"> & { keys: Record<PreviewSize, string> }

/** Whose a file is: an order's project, or an account as a whole. */
export type FilePlace = { project_id: string; order_id: string } | { customer_id: string }

/** Who may use an upload: the person who made it, where they made it. */
export type FileOwner = { actor: Actor; place: FilePlace }

/** A row of `portal_files_of` (Migration20261127081600): a file with its first page. */
export const usedFileSchema = z.object({
  id: z.string(),
  subject_id: z.string(),
  name: z.string(),
  format: artworkFormatSchema,
  bytes: z.number(),
  sha256: z.string(),
  state: artworkStateSchema,
  problem: artworkProblemSchema.nullable(),
  page_count: z.number().nullable(),
  facts: artworkFactsSchema.nullable(),
  page: z
    .object({
      width: z.number(),
      height: z.number(),
      width_mm: z.number().nullable(),
      height_mm: z.number().nullable(),
      sha256: z.string(),
    })
    .nullable(),
})
export type UsedFile = z.infer<typeof usedFileSchema>
