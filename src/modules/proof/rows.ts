import type { InferTypeOf } from "@medusajs/framework/types"
import type {
  Alternative,
  AnnotationShape,
  ApprovedArtwork,
  ArtworkFacts,
  HeldProof,
  PreviewSize,
  SpecCard,
} from "../../contracts"
import type { GateOverride } from "./models/gate-override"
import type { Proof, ProofLine, ProofVersion } from "./models/proof"
import type { ProofAnnotation, ProofComment } from "./models/proof-annotation"
import type { ProofFile, ProofPage } from "./models/proof-file"

/* Rows as the database gives them: JSON columns hold what the contracts say. */

export type ProofRow = InferTypeOf<typeof Proof>
export type ProofLineRow = InferTypeOf<typeof ProofLine>
export type ProofVersionRow = Omit<InferTypeOf<typeof ProofVersion>, "spec" | "alternatives" | "waives"> & {
  spec: SpecCard
  alternatives: Alternative[]
  waives: ApprovedArtwork | null
}
/** `bytes` is numeric in the database, which its driver gives as text. */
export type ProofFileRow = Omit<InferTypeOf<typeof ProofFile>, "facts" | "bytes" | "raw_bytes" | "raw_page_count"> & {
  facts: ArtworkFacts | null
  bytes: string
}
export type ProofPageRow = Omit<InferTypeOf<typeof ProofPage>, "keys" | "raw_width_mm" | "raw_height_mm"> & {
  keys: Record<PreviewSize, string>
}
export type ProofAnnotationRow = Omit<InferTypeOf<typeof ProofAnnotation>, "shape"> & { shape: AnnotationShape }
export type ProofCommentRow = InferTypeOf<typeof ProofComment>
export type GateOverrideRow = Omit<InferTypeOf<typeof GateOverride>, "item_ids" | "proofs"> & {
  item_ids: string[]
  proofs: HeldProof[]
}
