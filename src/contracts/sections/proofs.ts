import { z } from "zod"
import { decisionStampSchema } from "../approval"
import { idSchema, instantSchema } from "../common"
import { approveBySchema } from "../proof/approve-by"
import { proofKindSchema, proofStateSchema } from "../proof/proof"

/** A proof as a tile of the order page. Drafts that were never sent are not shown. */
export const proofTileSchema = z.object({
  id: idSchema,
  kind: proofKindSchema,
  title: z.string(),
  state: proofStateSchema,
  /** The newest version that was sent. */
  version: z.number().int(),
  sent_at: instantSchema,
  /** Titles of the lines it is for. */
  lines: z.array(z.string()),
  /** First pages of its files, at most four; their previews are at `proofs/<id>/files/<file_id>/pages/1/thumb`. */
  thumbnails: z.array(z.object({ file_id: idSchema, width: z.number().int(), height: z.number().int() })),
  open_remarks: z.number().int(),
  approve_by: approveBySchema.nullable(),
  decision: decisionStampSchema.nullable(),
})
export type ProofTile = z.infer<typeof proofTileSchema>

export const proofsSectionSchema = z.object({ proofs: z.array(proofTileSchema) })
export type ProofsSection = z.infer<typeof proofsSectionSchema>

/** All proofs that wait for the client, as one card. */
export const approveProofsItemSchema = z.object({
  kind: z.literal("approve_proofs"),
  proofs: z.array(z.object({ id: idSchema, title: z.string(), version: z.number().int() })).min(1),
  /** The earliest of them. */
  approve_by: approveBySchema.nullable(),
})

export const PROOF_TIMELINE = [
  "proof_sent",
  "proof_approved",
  "proof_revisions_requested",
  "proof_declined",
  "proof_waived",
] as const
