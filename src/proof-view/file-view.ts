import {
  type ArtworkPage,
  artworkProblemSchema,
  type ProofFile,
  type SpecCard,
  type StaffProofFile,
} from "../contracts"
import { artworkFindings } from "../lib/artwork/findings"
import type { ProofFileRecord } from "../modules/proof/read-proofs"
import type { ProofPageRow } from "../modules/proof/rows"

export const toArtworkPage = ({
  number,
  width,
  height,
  width_mm,
  height_mm,
  sha256,
}: Pick<ProofPageRow, "number" | "width" | "height" | "width_mm" | "height_mm" | "sha256">): ArtworkPage => ({
  number,
  width,
  height,
  width_mm,
  height_mm,
  sha256,
})

/** A file as clients see it. */
export const toProofFile = (file: ProofFileRecord): ProofFile => ({
  id: file.id,
  name: file.name,
  format: file.format,
  bytes: Number(file.bytes),
  sha256: file.sha256,
  state: file.state,
  alternative_id: file.alternative_id,
  pages: file.pages.map(toArtworkPage),
  is_preview_faithful: file.is_preview_faithful,
})

/** A file as staff see it, while it is processed as well. @param spec card of its version, which says how large it is printed */
export const toStaffProofFile = (file: ProofFileRecord, spec: SpecCard): StaffProofFile => ({
  ...toProofFile(file),
  uploaded_at: file.created_at.toISOString(),
  progress: file.page_count === null ? null : { done: file.pages.length, total: file.page_count },
  problem: file.problem === null ? null : artworkProblemSchema.parse(file.problem),
  facts: file.facts,
  findings: artworkFindings(file, spec),
})
