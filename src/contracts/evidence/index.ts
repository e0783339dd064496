import { z } from "zod"
import { shownActorSchema } from "../actor"
import { idSchema, instantSchema } from "../common"
import { approvalRequested, approvalSuperseded, approvalWithdrawn, decisionMade, decisionRecorded } from "./approval"
import { type EvidenceAbout, evidenceAboutSchema, sha256Schema } from "./define"
import { invoiceIssued, invoiceVoided, paymentRecorded } from "./invoice"
import { personalErased } from "./personal"
import { gateOverridden, proofClosed, proofSent, proofWaived, remarksErased } from "./proof"
import { validityExtended } from "./quote-validity"

/* Registry of the kinds of evidence: a new kind adds one line to each of the three lists. */

/** What may be appended. */
export const evidenceContentSchema = z.discriminatedUnion("kind", [
  approvalRequested.content,
  approvalWithdrawn.content,
  approvalSuperseded.content,
  decisionMade.content,
  decisionRecorded.content,
  personalErased.content,
  validityExtended.content,
  proofSent.content,
  proofWaived.content,
  proofClosed.content,
  gateOverridden.content,
  remarksErased.content,
  invoiceIssued.content,
  invoiceVoided.content,
  paymentRecorded.content,
])
export type EvidenceContent = z.infer<typeof evidenceContentSchema>

/** What is read; `personal` is null once it was erased. */
export const evidenceRecordSchema = z.discriminatedUnion("kind", [
  approvalRequested.entry,
  approvalWithdrawn.entry,
  approvalSuperseded.entry,
  decisionMade.entry,
  decisionRecorded.entry,
  personalErased.entry,
  validityExtended.entry,
  proofSent.entry,
  proofWaived.entry,
  proofClosed.entry,
  gateOverridden.entry,
  remarksErased.entry,
  invoiceIssued.entry,
  invoiceVoided.entry,
  paymentRecorded.entry,
])
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>

/** How facts read, by kind. */
const READINGS = [
  approvalRequested,
  approvalWithdrawn,
  approvalSuperseded,
  decisionMade,
  decisionRecorded,
  personalErased,
  validityExtended,
  proofSent,
  proofWaived,
  proofClosed,
  gateOverridden,
  remarksErased,
  invoiceIssued,
  invoiceVoided,
  paymentRecorded,
]

/** What an entry is about; null for one that is about another entry. */
export const evidenceAbout = (entry: EvidenceRecord): EvidenceAbout | null => {
  for (const { aboutOf } of READINGS) {
    const about = aboutOf(entry)
    if (about) return about
  }
  return null
}

export type EvidenceKind = EvidenceRecord["kind"]

/** One line of a project's evidence, as staff see it. */
export const evidenceLineSchema = z.object({
  seq: z.number().int(),
  sha256: sha256Schema,
  at: instantSchema,
  kind: z.enum(evidenceRecordSchema.options.map(({ shape }) => shape.kind.value)),
  /** The name is null once it was erased. */
  actor: shownActorSchema.extend({ name: z.string().nullable() }),
  /** What it is about; null for an entry that is about another entry. */
  subject: evidenceAboutSchema.nullable(),
  request_id: idSchema.nullable(),
  decision_id: idSchema.nullable(),
  document_sha256: sha256Schema.nullable(),
  /** `erased` by an entry of its own that says why; `missing` is a finding of the verification. */
  personal: z.enum(["kept", "erased", "missing"]),
})
export type EvidenceLine = z.infer<typeof evidenceLineSchema>

export const evidenceQuerySchema = z
  .object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** Entries before this sequence number: the last one of the page before. */
    before: z.coerce.number().int().min(1).optional(),
  })
  .strict()
export type EvidenceQuery = z.infer<typeof evidenceQuerySchema>

/** `GET /admin/client-portal/projects/:id/evidence`: newest first. `next_before` asks for the page after; null on the last. */
export const evidenceListSchema = z.object({
  entries: z.array(evidenceLineSchema),
  count: z.number().int(),
  next_before: z.number().int().nullable(),
})
export type EvidenceList = z.infer<typeof evidenceListSchema>

/**
 * What a verification found. `chain_*`: entries were altered, removed, inserted or reordered. `personal_*`: data about a
 * person differs from what the chain commits to, or was deleted without an entry that says so. `document_*`: pinned bytes.
 * `record_*`: a request, decision or link differs from its entries.
 */
export const evidenceFindingSchema = z.object({
  code: z.enum([
    "chain_sequence",
    "chain_link",
    "chain_bytes",
    "chain_columns",
    "chain_foreign",
    "chain_unreadable",
    "personal_altered",
    "personal_deleted",
    "personal_restored",
    "document_missing",
    "document_altered",
    "record_missing",
    "record_altered",
    "record_unrecorded",
  ]),
  /** In English, for staff and for logs. */
  message: z.string(),
})
export type EvidenceFinding = z.infer<typeof evidenceFindingSchema>

/** `GET /admin/client-portal/projects/:id/evidence/verification`: everything is read and compared again for each request. */
export const evidenceVerificationSchema = z.object({
  project_id: idSchema,
  verified_at: instantSchema,
  is_intact: z.boolean(),
  entries: z.number().int(),
  documents: z.number().int(),
  /** Hash of the newest entry, which stands for all before it; null for a project without evidence. */
  head_sha256: sha256Schema.nullable(),
  findings: z.array(evidenceFindingSchema),
})
export type EvidenceVerification = z.infer<typeof evidenceVerificationSchema>

export const erasePersonalSchema = z.object({ reason: personalErased.content.shape.facts.shape.reason.trim().min(1) })
export type ErasePersonal = z.infer<typeof erasePersonalSchema>
