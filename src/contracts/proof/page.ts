import { z } from "zod"
import { approvalRequestSchema, decisionStampSchema } from "../approval"
import { idSchema, instantSchema } from "../common"
import { viewerSchema } from "../portal-session"
import { shopSchema } from "../shop"
import { annotationSchema } from "./annotation"
import { approveBySchema } from "./approve-by"
import { proofFileSchema } from "./file"
import {
  alternativeChoiceSchema,
  alternativeSchema,
  approvedArtworkSchema,
  proofDocumentSchema,
  proofKindSchema,
  proofLineSchema,
  proofStateSchema,
} from "./proof"
import { specCardSchema } from "./spec-card"

/** A version that was sent to the client. */
export const sentVersionSchema = z.object({
  id: idSchema,
  number: z.number().int(),
  sent_at: instantSchema,
  sent_by: z.string().nullable(),
  note: z.string().nullable(),
  spec: specCardSchema,
  choice: alternativeChoiceSchema,
  alternatives: z.array(alternativeSchema),
  files: z.array(proofFileSchema),
  waives: approvedArtworkSchema.nullable(),
  /** The decision on it; null while there is none. */
  decision: decisionStampSchema.nullable(),
})
export type SentVersion = z.infer<typeof sentVersionSchema>

/** `GET /portal/proofs/:id`: everything that the studio shows. */
export const proofPageSchema = z.object({
  viewer: viewerSchema,
  shop: shopSchema,
  project: z.object({ name: z.string(), number: z.string() }),
  proof: z.object({
    id: idSchema,
    kind: proofKindSchema,
    title: z.string(),
    state: proofStateSchema,
    lines: z.array(proofLineSchema),
    approve_by: approveBySchema.nullable(),
    /** The newest request; null before the first. Drafts are unknown to clients. */
    request: approvalRequestSchema,
  }),
  /** Newest first. */
  versions: z.array(sentVersionSchema),
  /** Of all versions, in the order of their numbers. */
  annotations: z.array(annotationSchema),
})
export type ProofPage = z.infer<typeof proofPageSchema>

/** `GET /portal/proofs/:id/rendering`: what is asked now, for one session, with its nonce. */
export const proofRenderingSchema = z.object({
  request: approvalRequestSchema,
  document: proofDocumentSchema,
  document_sha256: z.string(),
  consent: z.object({ text: z.string(), sha256: z.string() }),
  terms: z.string().nullable(),
  shown_at: instantSchema,
  nonce: z.string(),
})
export type ProofRendering = z.infer<typeof proofRenderingSchema>
