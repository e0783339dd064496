import { z } from "zod"
import {
  artworkFactsSchema,
  artworkFindingSchema,
  artworkFormatSchema,
  artworkPageSchema,
  artworkProblemSchema,
  artworkStateSchema,
} from "../artwork"
import { idSchema, instantSchema } from "../common"
import { sha256Schema } from "../evidence/define"

/** A file of a proof, as a client may see it. */
export const proofFileSchema = z.object({
  id: idSchema,
  /** As it was uploaded. */
  name: z.string(),
  format: artworkFormatSchema,
  bytes: z.number().int(),
  sha256: sha256Schema,
  state: artworkStateSchema,
  /** Of an alternative of the version; null when the version has none. */
  alternative_id: idSchema.nullable(),
  pages: z.array(artworkPageSchema),
  /** False: colors or layering may differ from what is printed, for example with overprint. */
  is_preview_faithful: z.boolean(),
})
export type ProofFile = z.infer<typeof proofFileSchema>

export const staffProofFileSchema = proofFileSchema.extend({
  uploaded_at: instantSchema,
  /** Pages that have previews, of how many; null until the pages are counted. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  problem: artworkProblemSchema.nullable(),
  facts: artworkFactsSchema.nullable(),
  findings: z.array(artworkFindingSchema),
})
export type StaffProofFile = z.infer<typeof staffProofFileSchema>
