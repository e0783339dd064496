import { generateEntityId } from "@medusajs/framework/utils"
import { sha256Hex } from "../../lib/digest"
import type { EvidenceDraft } from "./evidence"
import type { DecisionInput, DecisionRow, RequestRow } from "./service"

export const subjectFacts = (request: RequestRow) => ({
  subject_type: "order",
  subject_id: request.order_id,
  subject_version: request.version,
  document_sha256: request.document_sha256,
  amount: request.amount,
  currency_code: request.currency_code,
})

export const decisionRow = (input: DecisionInput, request: RequestRow) => ({
  id: generateEntityId(undefined, "pdec"),
  request_id: request.id,
  project_id: request.project_id,
  order_id: request.order_id,
  kind: input.kind,
  version: request.version,
  name: input.name,
  email: input.email,
  message: input.message,
  amount: request.amount,
  currency_code: request.currency_code,
  document_sha256: request.document_sha256,
  link_id: input.made.by === "client" ? input.made.link_id : null,
  recorded_by_type: input.made.by === "staff" ? input.made.actor.type : null,
  recorded_by_id: input.made.by === "staff" ? input.made.actor.id : null,
  recorded_by_name: input.made.by === "staff" ? input.made.actor.name : null,
  recorded_channel: input.made.by === "staff" ? input.made.channel : null,
  decided_at: request.closed_at,
})

/** The record of security-and-evidence C2: what was shown, agreed to, by whom, when, from where, for how much. */
export const decisionEvidence = (input: DecisionInput, decision: DecisionRow): EvidenceDraft => {
  const { made } = input
  const facts = {
    decision: decision.kind,
    decision_id: decision.id,
    request_id: decision.request_id,
    subject_type: "order",
    subject_id: decision.order_id,
    subject_version: decision.version,
    document_sha256: decision.document_sha256,
    amount: decision.amount,
    currency_code: decision.currency_code,
    decided_at: decision.decided_at.toISOString(),
    message_sha256: decision.message ? sha256Hex(decision.message) : null,
  }
  const person = { name: decision.name, email: decision.email, message: decision.message }
  if (made.by === "staff") {
    return {
      chain_id: decision.project_id,
      kind: "decision.recorded",
      at: decision.decided_at,
      facts: { ...facts, channel: made.channel, recorded_by_id: made.actor.id },
      personal: { ...person, recorded_by: made.actor.name },
    }
  }
  return {
    chain_id: decision.project_id,
    kind: "decision.made",
    at: decision.decided_at,
    facts: {
      ...facts,
      link_id: made.link_id,
      link_given_by: made.given_by_link_id,
      code_confirmed: false,
      consent_text: made.consent?.text ?? null,
      consent_sha256: made.consent?.sha256 ?? null,
      terms_sha256: made.terms === null ? null : sha256Hex(made.terms),
      shown_at: made.shown_at,
    },
    personal: {
      ...person,
      recipient_email: made.recipient_email,
      address: made.client.address,
      agent: made.client.agent,
    },
  }
}
