import { z } from "zod"
import { shownActorSchema } from "../actor"
import { approvalRequestSchema, decisionStampSchema, recordDecisionSchema, requestApprovalSchema } from "../approval"
import { idSchema, instantSchema, LIMITS, noteSchema, queryInteger } from "../common"
import { FIELD_RULES } from "../field-rules"
import { annotationSchema } from "./annotation"
import { approveBySchema } from "./approve-by"
import { staffProofFileSchema } from "./file"
import {
  alternativeChoiceSchema,
  alternativeSchema,
  approvedArtworkSchema,
  proofKindSchema,
  proofLineSchema,
  proofStateSchema,
} from "./proof"
import { specCardSchema } from "./spec-card"

export const staffVersionSchema = z.object({
  id: idSchema,
  number: z.number().int(),
  created_at: instantSchema,
  created_by: shownActorSchema,
  note: z.string().nullable(),
  spec: specCardSchema,
  choice: alternativeChoiceSchema,
  alternatives: z.array(alternativeSchema),
  files: z.array(staffProofFileSchema),
  waives: approvedArtworkSchema.nullable(),
  /** The newest request about it; null while it is a draft. What was sent cannot be edited. */
  request: approvalRequestSchema.nullable(),
  decision: decisionStampSchema.nullable(),
})
export type StaffVersion = z.infer<typeof staffVersionSchema>

export const staffProofSchema = z.object({
  id: idSchema,
  kind: proofKindSchema,
  title: z.string(),
  state: proofStateSchema,
  /** Lines cannot be fulfilled before it is approved or waived. */
  is_required: z.boolean(),
  lines: z.array(proofLineSchema),
  approve_by: approveBySchema.nullable(),
  /** Newest first. The newest may be a draft. */
  versions: z.array(staffVersionSchema),
  annotations: z.array(annotationSchema),
})
export type StaffProof = z.infer<typeof staffProofSchema>

/** A line with proofs that hold it back from being fulfilled, and who let it pass. */
export const gatedLineSchema = z.object({
  item_id: idSchema,
  title: z.string(),
  /** Proofs that are neither approved nor waived; empty for a line that needs one and has none. */
  waits_for: z.array(z.object({ proof_id: idSchema, title: z.string(), state: proofStateSchema })),
})
export type GatedLine = z.infer<typeof gatedLineSchema>

export const gateOverrideSchema = z.object({ reason: z.string(), by: shownActorSchema, at: instantSchema })

/** `GET /admin/client-portal/projects/:id/proofs`: everything that the tab shows. */
export const projectProofsSchema = z.object({
  proofs: z.array(staffProofSchema),
  /** Lines of the order that a proof can be for. */
  lines: z.array(proofLineSchema),
  gate: z.object({
    is_on: z.boolean(),
    holds: z.array(gatedLineSchema),
    /** The newest override that still counts; null for none. */
    override: gateOverrideSchema.nullable(),
  }),
  /** Approved artwork of earlier orders of the same client, newest first: what a reprint may refer to. */
  reprints: z.array(approvedArtworkSchema),
})
export type ProjectProofs = z.infer<typeof projectProofsSchema>

const title = z.string().trim().min(1, "A proof needs a title").max(200)

export const createProofSchema = z
  .object({
    kind: proofKindSchema.default("artwork"),
    title,
    item_ids: z.array(idSchema).min(1, FIELD_RULES.lines).max(500),
    is_required: z.boolean().default(true),
  })
  .strict()
export type CreateProof = z.infer<typeof createProofSchema>

/** A file of the same order (docs/guides/files.md): of a message, or of what was asked for. */
export const copyProofFileSchema = z.object({ file_id: idSchema }).strict()

export const updateProofSchema = createProofSchema.omit({ kind: true }).partial().strict()
export type UpdateProof = z.infer<typeof updateProofSchema>

/** Of a draft version; a proof whose newest version was sent gets a new one with its spec card. */
export const updateVersionSchema = z
  .object({
    note: z.string().trim().max(LIMITS.note).nullable(),
    spec: specCardSchema,
    choice: alternativeChoiceSchema,
    alternatives: z.array(alternativeSchema).max(12),
    /** File ids of the draft with the alternative that each belongs to; files that are left out keep theirs. */
    file_alternatives: z.record(idSchema, idSchema.nullable()),
  })
  .partial()
  .strict()
export type UpdateVersion = z.infer<typeof updateVersionSchema>

const askAboutProofSchema = requestApprovalSchema.omit({ rules: true })

/** Names the version that the sender looked at: if another one is the newest by now, nothing is sent. */
export const sendProofSchema = askAboutProofSchema.extend({ version_id: idSchema })
export type SendProof = z.infer<typeof sendProofSchema>

/** Asks the client to go without a proof: for an exact reprint of artwork that they approved. */
export const requestWaiverSchema = askAboutProofSchema.extend({ proof_id: idSchema, version_id: idSchema })
export type RequestWaiver = z.infer<typeof requestWaiverSchema>

export const recordProofDecisionSchema = recordDecisionSchema
export const closeProofSchema = z.object({ reason: z.string().trim().max(LIMITS.shortText).optional() }).strict()
export const overrideGateSchema = z.object({ reason: noteSchema }).strict()
export type OverrideGate = z.infer<typeof overrideGateSchema>

/** The name of an upload; the body is the file itself. */
export const uploadFileQuerySchema = z.object({
  name: z.string().trim().min(1, FIELD_RULES.file_name).max(255),
  alternative_id: idSchema.optional(),
  /** Length of the file as its sender knows it. A body that a proxy has cut is then refused as incomplete. */
  bytes: queryInteger(z.number().int().min(0)).optional(),
})
export const uploadedFileSchema = z.object({ file: staffProofFileSchema })

export const proofAnswerSchema = z.object({ proof: staffProofSchema })
