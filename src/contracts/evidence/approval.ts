import { z } from "zod"
import { actorSchema } from "../actor"
import { decisionKindSchema, recordedChannelSchema } from "../approval"
import { currencySchema, idSchema, instantSchema, jsonSchema, moneySchema } from "../common"
import { about, defineEvidenceKind, sha256Schema } from "./define"

const actorType = actorSchema.shape.type

/** What is asked about or decided. Money is null for a subject without an amount. */
const subject = {
  subject_type: z.string(),
  subject_id: idSchema,
  subject_version: z.number().int(),
  document_sha256: sha256Schema,
  amount: moneySchema.nullable(),
  currency_code: currencySchema.nullable(),
}

const aboutSubject = (facts: { subject_type: string; subject_id: string; subject_version: number }) =>
  about(facts.subject_type, facts.subject_id, { version: facts.subject_version })

/** What the approval rules recorded, by rule. Entries of before there were rules have none. */
const rules = { rules: z.record(z.string(), jsonSchema).optional() }

export const approvalRequested = defineEvidenceKind({
  kind: "approval.requested",
  facts: {
    request_id: idSchema,
    ...subject,
    ...rules,
    message_sha256: sha256Schema.nullable().optional(),
    /** Of the canonical bytes of the list of changes shown with the request. */
    changes_sha256: sha256Schema.optional(),
    requested_by_type: actorType.optional(),
    requested_by_id: idSchema.optional(),
  },
  personal: { requested_by: z.string().nullable() },
  about: aboutSubject,
})

const closed = { request_id: idSchema, closed_at: instantSchema.optional() }

export const approvalWithdrawn = defineEvidenceKind({
  kind: "approval.withdrawn",
  facts: { ...closed, withdrawn_by_type: actorType.optional(), withdrawn_by_id: idSchema.optional() },
  personal: { withdrawn_by: z.string().nullable() },
})

export const approvalSuperseded = defineEvidenceKind({ kind: "approval.superseded", facts: closed, personal: {} })

const decided = {
  decision: decisionKindSchema,
  decision_id: idSchema,
  request_id: idSchema,
  ...subject,
  ...rules,
  decided_at: instantSchema,
  message_sha256: sha256Schema.nullable(),
}
const person = { name: z.string(), email: z.string().nullable(), message: z.string().nullable() }

/** A client decided on the page. */
export const decisionMade = defineEvidenceKind({
  kind: "decision.made",
  facts: {
    ...decided,
    link_id: idSchema,
    /** The link whose recipient delegated this one; null where staff named the recipient. */
    link_given_by: idSchema.nullable(),
    code_confirmed: z.boolean(),
    consent_text: z.string().nullable(),
    consent_sha256: sha256Schema.nullable(),
    terms_sha256: sha256Schema.nullable(),
    shown_at: instantSchema,
  },
  personal: {
    ...person,
    recipient_email: z.string(),
    /** The name that the link was shared under at that time. Staff may correct it later. */
    recipient_name: z.string().optional(),
    delegator_name: z.string().nullable().optional(),
    address: z.string().nullable(),
    agent: z.string().nullable(),
  },
  about: aboutSubject,
})

/** Staff recorded what a client said elsewhere. */
export const decisionRecorded = defineEvidenceKind({
  kind: "decision.recorded",
  facts: {
    ...decided,
    channel: recordedChannelSchema,
    recorded_by_id: idSchema,
    recorded_by_type: actorType.optional(),
  },
  personal: { ...person, recorded_by: z.string() },
  about: aboutSubject,
})
