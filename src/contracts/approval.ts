import { z } from "zod"
import { shownActorSchema } from "./actor"
import {
  currencySchema,
  emailSchema,
  idSchema,
  instantSchema,
  LIMITS,
  mailedNameSchema,
  moneySchema,
  noteSchema,
  personNameSchema,
} from "./common"
import { decisionRulesSchema, requestRulesSchema, ruleStampsSchema, ruleViewsSchema } from "./approval-rules"
import { documentChangeSchema, orderDocumentSchema } from "./order-document"

export const decisionKindSchema = z.enum(["approved", "changes_requested", "declined"])
export type DecisionKind = z.infer<typeof decisionKindSchema>

/** `superseded`: a newer request took its place, or the subject moved on. `withdrawn`: staff took it back. */
export const requestStateSchema = z.enum([
  "open",
  "approved",
  "changes_requested",
  "declined",
  "superseded",
  "withdrawn",
])
export type RequestState = z.infer<typeof requestStateSchema>

export const recordedChannelSchema = z.enum(["phone", "email", "in_person"])
export type RecordedChannel = z.infer<typeof recordedChannelSchema>

/** A decision as everybody on the project may see it: the stamp that stands in place of the buttons. */
export const decisionStampSchema = z.object({
  id: idSchema,
  request_id: idSchema,
  kind: decisionKindSchema,
  version: z.number().int(),
  /** Null once it was erased. */
  name: z.string().nullable(),
  at: instantSchema,
  /** Free text of a change request, or the reason of a refusal. */
  message: z.string().nullable(),
  /** Null for a subject without an amount. */
  amount: moneySchema.nullable(),
  currency_code: currencySchema.nullable(),
  /** Set when staff recorded what the client said elsewhere: by whom and how it was told. */
  recorded_by: shownActorSchema.nullable(),
  recorded_channel: recordedChannelSchema.nullable(),
  document_sha256: z.string(),
  rules: ruleStampsSchema,
})
export type DecisionStamp = z.infer<typeof decisionStampSchema>

/** What a request asks about. An order's version is the subject today; proofs and change orders follow. */
export const subjectSchema = z.object({ type: z.string(), id: idSchema })
export type Subject = z.infer<typeof subjectSchema>

/** Subject type of an order's version; the subject's id is the order's. */
export const ORDER_SUBJECT = "order"

export const approvalRequestSchema = z.object({
  id: idSchema,
  subject: subjectSchema,
  /** Counts the subject's requests from 1. */
  version: z.number().int(),
  state: requestStateSchema,
  /** False once the subject no longer reads as pinned; such a request cannot be decided any more. */
  is_current: z.boolean(),
  requested_at: instantSchema,
  requested_by: shownActorSchema,
  message: z.string().nullable(),
  /** Null for a subject without an amount. */
  amount: moneySchema.nullable(),
  currency_code: currencySchema.nullable(),
  document_sha256: z.string(),
  /** What differs from the version asked about before. */
  changes: z.array(documentChangeSchema),
  rules: ruleViewsSchema,
})
export type ApprovalRequest = z.infer<typeof approvalRequestSchema>

/**
 * How the order differs from the version that the client approved: edited in Medusa after the signature, and not asked
 * about since. Shown to client and staff; staff can ask for approval of the difference.
 */
export const approvedDifferenceSchema = z.object({
  decision_id: idSchema,
  request_id: idSchema,
  /** The version that was approved. */
  version: z.number().int(),
  approved_amount: moneySchema,
  current_amount: moneySchema,
  currency_code: currencySchema,
  changes: z.array(documentChangeSchema),
})
export type ApprovedDifference = z.infer<typeof approvedDifferenceSchema>

/**
 * One rendering of one request for one session: exactly what is shown and signed. Reading it changes nothing; the nonce
 * is a keyed hash over session, request, document, consent, rules and the time shown.
 */
export const renderingSchema = z.object({
  request: approvalRequestSchema,
  document: orderDocumentSchema,
  document_sha256: z.string(),
  consent: z.object({ text: z.string(), sha256: z.string() }),
  terms: z.string().nullable(),
  /** What the approval rules show beside the document, for example until when the offer stands. */
  rules: ruleViewsSchema,
  shown_at: instantSchema,
  nonce: z.string(),
})
export type Rendering = z.infer<typeof renderingSchema>

const rendered = { nonce: z.string().min(1).max(500), rules: decisionRulesSchema.optional() }

export const decideSchema = z.discriminatedUnion("decision", [
  z.object({
    decision: z.literal("approved"),
    ...rendered,
    name: mailedNameSchema,
    email: emailSchema,
    consent: z.literal(true, { error: "Please tick the box to agree to sign electronically" }),
  }),
  z.object({ decision: z.literal("changes_requested"), ...rendered, message: noteSchema }),
  z.object({ decision: z.literal("declined"), ...rendered, message: noteSchema }),
])
export type Decide = z.infer<typeof decideSchema>

export const decisionAnswerSchema = z.object({
  decision: decisionStampSchema,
  /** Invoice of the deposit to which an approval leads (Approve and pay); null where there is nothing to pay here now. */
  deposit_invoice_id: idSchema.nullable(),
})

/**
 * 409 to a decision that came too late. `decided`: someone else was first. `changed`: the subject is not what was shown;
 * `changes` says how it differs. `closed`: withdrawn or superseded by staff. What an approval rule refuses has a
 * code of its own and is answered like every other error.
 */
export const decisionConflictSchema = z.object({
  type: z.literal("conflict"),
  code: z.enum(["decided", "changed", "closed"]),
  message: z.string(),
  decision: decisionStampSchema.nullable(),
  changes: z.array(documentChangeSchema),
})
export type DecisionConflict = z.infer<typeof decisionConflictSchema>

export const requestApprovalSchema = z.object({
  message: z.string().trim().max(LIMITS.note).optional(),
  /** Mail every recipient with an active link. */
  notify: z.boolean().default(true),
  rules: requestRulesSchema.optional(),
})
export type RequestApproval = z.infer<typeof requestApprovalSchema>

export const recordDecisionSchema = z.object({
  decision: decisionKindSchema,
  channel: recordedChannelSchema,
  /** Who said it. */
  name: personNameSchema,
  email: emailSchema.optional(),
  message: z.string().trim().max(LIMITS.note).optional(),
  rules: decisionRulesSchema.optional(),
})
export type RecordDecision = z.infer<typeof recordDecisionSchema>
