import { z } from "zod"
import { artworkFormatSchema, artworkPageSchema } from "../artwork"
import { idSchema } from "../common"
import { sha256Schema } from "../evidence/define"
import { specCardSchema } from "./spec-card"

/** Subject type of a proof; the subject's id is the proof's. */
export const PROOF_SUBJECT = "proof"

/** `artwork`: before anything is made. `first_off`: a photo of the first printed piece, approved before the run. */
export const proofKindSchema = z.enum(["artwork", "first_off"])
export type ProofKind = z.infer<typeof proofKindSchema>

/**
 * Where a proof stands, by its newest request. `draft`: nothing was sent, or the request was withdrawn. `superseded`: staff
 * closed it, and nothing more comes of it. `waived`: the client went without, for a reprint of approved artwork.
 */
export const proofStateSchema = z.enum([
  "draft",
  "sent",
  "approved",
  "revisions_requested",
  "declined",
  "superseded",
  "waived",
])
export type ProofState = z.infer<typeof proofStateSchema>

/**
 * A proof that held lines back, with the request that said where it stood; null for a proof that was never sent. A later
 * request, and another answer to this one, hold them back again.
 */
export const heldProofSchema = z.object({
  proof_id: idSchema,
  state: proofStateSchema,
  request_id: idSchema.nullable(),
})
export type HeldProof = z.infer<typeof heldProofSchema>

/** How many of a version's alternatives the client has to choose. */
export const alternativeChoiceSchema = z.enum(["choose_one", "all", "at_least_one"])
export type AlternativeChoice = z.infer<typeof alternativeChoiceSchema>

export const alternativeSchema = z.object({ id: idSchema, label: z.string().trim().min(1).max(100) })
export type Alternative = z.infer<typeof alternativeSchema>

/** `title` ends with the size where there is one. `size` is left out for what comes in none, and in older documents. */
export const proofLineSchema = z.object({
  item_id: idSchema,
  title: z.string(),
  quantity: z.number(),
  size: z.string().optional(),
})
export type ProofLine = z.infer<typeof proofLineSchema>

/** Artwork that was approved before, which a waiver takes as its proof. */
export const approvedArtworkSchema = z.object({
  proof_id: idSchema,
  version_id: idSchema,
  version_number: z.number().int(),
  title: z.string(),
  order_number: z.string(),
  decision_id: idSchema,
  document_sha256: sha256Schema,
  approved_at: z.iso.datetime(),
})
export type ApprovedArtwork = z.infer<typeof approvedArtworkSchema>

/**
 * What a client approves. Its canonical bytes (RFC 8785) are pinned by the request and named, by hash, by the decision. It
 * names each original and each preview by its SHA-256.
 */
export const proofDocumentSchema = z.object({
  format: z.literal("proof-document/1"),
  proof_id: idSchema,
  kind: proofKindSchema,
  title: z.string(),
  order_id: idSchema,
  order_number: z.string(),
  project_name: z.string(),
  version_id: idSchema,
  version_number: z.number().int(),
  lines: z.array(proofLineSchema),
  /** What staff say about this version. */
  note: z.string().nullable(),
  spec: specCardSchema,
  choice: alternativeChoiceSchema,
  alternatives: z.array(alternativeSchema),
  files: z.array(
    z.object({
      file_id: idSchema,
      name: z.string(),
      format: artworkFormatSchema,
      bytes: z.number().int(),
      sha256: sha256Schema,
      alternative_id: idSchema.nullable(),
      pages: z.array(artworkPageSchema),
    }),
  ),
  /** Set: the client is asked to go without a proof. There are no files then. */
  waives: approvedArtworkSchema.nullable(),
})
export type ProofDocument = z.infer<typeof proofDocumentSchema>

/** Id of the approval rule: the key of its input and facts. */
export const PROOF_RULE = "proof"

/** Input of a request: the version that staff looked at when they asked. */
export const proofRequestInputSchema = z.object({ version_id: idSchema })
export type ProofRequestInput = z.infer<typeof proofRequestInputSchema>

/** Input of an approval: what the client ticked and chose. */
export const proofDecisionInputSchema = z.object({
  ticks: z.array(idSchema).max(20).default([]),
  chosen: z.array(idSchema).max(50).default([]),
})
export type ProofDecisionInput = z.infer<typeof proofDecisionInputSchema>

/** What a request records beside the document: the version that it asks about. */
export const proofRequestFactsSchema = z.object({
  version_id: idSchema,
  version_number: z.number().int(),
  waives: z.boolean(),
})
export type ProofRequestFacts = z.infer<typeof proofRequestFactsSchema>

/** What the decision recorded beside the document. `remarks_sha256` is of the canonical bytes of the version's remarks. */
export const proofDecisionFactsSchema = z.object({
  version_id: idSchema,
  version_number: z.number().int(),
  waived: z.boolean(),
  ticks: z.array(z.object({ id: idSchema, text: z.string() })),
  chosen: z.array(alternativeSchema),
  remarks: z.number().int(),
  remarks_sha256: sha256Schema,
})
export type ProofDecisionFacts = z.infer<typeof proofDecisionFactsSchema>
