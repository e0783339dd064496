import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import type { EvidenceDraft } from "../../lib/evidence/store"
import type { DecisionInput, DecisionRow, RequestRow, RuleFacts } from "./rows"

export const textSha256 = (text: string | null): string | null => (text === null ? null : sha256Hex(text))

type Asked = Pick<
  RequestRow,
  "subject_type" | "subject_id" | "version" | "document_sha256" | "amount" | "currency_code"
>

export const subjectFacts = (row: Asked) => ({
  subject_type: row.subject_type,
  subject_id: row.subject_id,
  subject_version: row.version,
  document_sha256: row.document_sha256,
  amount: row.amount,
  currency_code: row.currency_code,
})

/** Left out where no rule recorded anything, so that such entries read as they always did. */
export const ruleFacts = (rules: RuleFacts): { rules?: RuleFacts } => (Object.keys(rules).length ? { rules } : {})

/** What a request's row says, as its entry says it. */
export const requestFacts = (row: RequestRow) => ({
  ...subjectFacts(row),
  message_sha256: textSha256(row.message),
  changes_sha256: sha256Hex(canonicalBytes(row.changes)),
  requested_by_type: row.requested_by_type,
  requested_by_id: row.requested_by_id,
})

export const requestEvidence = (request: RequestRow, at: Date): EvidenceDraft => ({
  chain_id: request.project_id,
  kind: "approval.requested",
  at,
  facts: { request_id: request.id, ...requestFacts(request), ...ruleFacts(request.rules) },
  personal: { requested_by: request.requested_by_name },
})

export type DecisionDraft = Omit<
  DecisionRow,
  "rules" | "effects_done_at" | "effects_error" | "created_at" | "updated_at" | "deleted_at"
>

/** @param closed_at when the request was closed by this decision */
export const decisionDraft = (input: DecisionInput, request: RequestRow, closed_at: Date): DecisionDraft => {
  const { made } = input
  const recorder = made.by === "staff" ? made.actor : null
  return {
    id: generateEntityId(undefined, "pdec"),
    request_id: request.id,
    project_id: request.project_id,
    order_id: request.order_id,
    subject_type: request.subject_type,
    subject_id: request.subject_id,
    kind: input.kind,
    version: request.version,
    name: input.name,
    email: input.email,
    message: input.message,
    amount: request.amount,
    currency_code: request.currency_code,
    document_sha256: request.document_sha256,
    link_id: made.by === "client" ? made.link_id : null,
    recorded_by_type: recorder?.type ?? null,
    recorded_by_id: recorder?.id ?? null,
    recorded_by_name: recorder?.name ?? null,
    recorded_channel: made.by === "staff" ? made.channel : null,
    decided_at: closed_at,
  }
}

/** The record of security-and-evidence C2: what was shown, agreed to, by whom, when, from where, for how much. */
export const decisionEvidence = (input: DecisionInput, decision: DecisionRow): EvidenceDraft => {
  const { made } = input
  const facts = {
    decision: decision.kind,
    decision_id: decision.id,
    request_id: decision.request_id,
    ...subjectFacts(decision),
    decided_at: decision.decided_at.toISOString(),
    message_sha256: textSha256(decision.message),
    ...ruleFacts(decision.rules),
  }
  const person = { name: input.name, email: input.email, message: input.message }
  const entry = { chain_id: decision.project_id, at: decision.decided_at }
  if (made.by === "staff") {
    const { id, type, name } = made.actor
    return {
      ...entry,
      kind: "decision.recorded",
      facts: { ...facts, channel: made.channel, recorded_by_id: id, recorded_by_type: type },
      personal: { ...person, recorded_by: name },
    }
  }
  return {
    ...entry,
    kind: "decision.made",
    facts: {
      ...facts,
      link_id: made.link_id,
      link_given_by: made.given_by_link_id,
      code_confirmed: false,
      consent_text: made.consent?.text ?? null,
      consent_sha256: made.consent?.sha256 ?? null,
      terms_sha256: textSha256(made.terms),
      shown_at: made.shown_at,
    },
    personal: {
      ...person,
      recipient_email: made.recipient_email,
      recipient_name: made.recipient_name,
      delegator_name: made.given_by_name,
      address: made.client.address,
      agent: made.client.agent,
    },
  }
}
