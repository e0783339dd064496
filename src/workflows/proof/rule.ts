import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import {
  PROOF_RULE,
  PROOF_SUBJECT,
  type ProofDecisionFacts,
  proofDecisionFactsSchema,
  type ProofDecisionInput,
  proofDecisionInputSchema,
  proofDocumentSchema,
  type ProofRequestFacts,
  type ProofRequestInput,
  proofRequestInputSchema,
  SYSTEM_ACTOR,
} from "../../contracts"
import { appendEvidence, readDocument } from "../../lib/evidence/store"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { DecisionDraft } from "../../modules/approval/decision-record"
import { DecisionRefused } from "../../modules/approval/errors"
import type { RequestDraft } from "../../modules/approval/open-request"
import { remarksOn } from "../../modules/proof/annotations"
import { proofEvidenceCheck } from "../../modules/proof/evidence-check"
import type { ProofRecord, ProofVersionRecord } from "../../modules/proof/read-proofs"
import { chosenAlternatives, confirmedTicks } from "../../modules/proof/version-decision"
import { isDocumentOf } from "../../proof-view/proof-document"
import { askedVersion, requestAbout } from "../../proof-view/proof-facts"
import { type AskContext, type DecideContext, defineApprovalRule } from "../approval/rule"

const APPROVED = "The client has approved this version. Change it before you send it again."
const TICKS = { code: "ticks_missing", message: "Every point of the spec card has to be confirmed." } as const
const CHOICE = { code: "alternative_required", message: "Choose as many alternatives as this proof asks for." } as const
const VERSION_MISSING = "A request about a proof names the version that it asks about."
const NOTHING: ProofDecisionInput = { ticks: [], chosen: [] }

/** Whether the version, as the transaction sees it, is what the request is about to pin. */
const isPinnedBy = async (trx: Knex, request: RequestDraft, proof: ProofRecord, version: ProofVersionRecord) => {
  const pinned = await readDocument(trx, request.document_sha256)
  return pinned !== null && isDocumentOf(proofDocumentSchema.parse(JSON.parse(pinned.toString("utf8"))), proof, version)
}

const onRequest =
  ({ container, actor }: AskContext, { version_id }: ProofRequestInput) =>
  async (trx: Knex, request: RequestDraft): Promise<ProofRequestFacts> => {
    const { approvals, proofs } = portalServices(container)
    const version = await proofs.markSent(
      request,
      version_id,
      actor,
      (...rows) => isPinnedBy(trx, request, ...rows),
      trx,
    )
    const earlier = await approvals.listRequestsAbout({ type: PROOF_SUBJECT, id: request.subject_id }, trx)
    if (requestAbout(version, earlier)?.state === "approved") throw portalError("not_allowed", APPROVED)
    return { version_id: version.id, version_number: version.number, waives: version.waives !== null }
  }

const appendWaived = async (trx: Knex, decision: DecisionDraft, { waives }: ProofVersionRecord): Promise<void> => {
  if (!waives || decision.kind !== "approved") return
  await appendEvidence(trx, {
    chain_id: decision.project_id,
    kind: "proof.waived",
    at: decision.decided_at,
    facts: {
      proof_id: decision.subject_id,
      request_id: decision.request_id,
      decision_id: decision.id,
      approved_decision_id: waives.decision_id,
      approved_document_sha256: waives.document_sha256,
      actor_type: decision.recorded_by_type ?? "client",
      actor_id: decision.recorded_by_id ?? decision.link_id ?? SYSTEM_ACTOR.id,
    },
    personal: {},
  })
}

const onDecision =
  ({ container, request, kind, by }: DecideContext, { ticks, chosen }: ProofDecisionInput) =>
  async (trx: Knex, decision: DecisionDraft): Promise<ProofDecisionFacts> => {
    const proof = await portalServices(container).proofs.hold(request.subject_id, request.order_id, trx)
    const asked = askedVersion(request)
    const version = proof.versions.find(({ id }) => id === asked?.version_id)
    if (!version) throw new DecisionRefused("changed", request.id)
    const isApproval = kind === "approved"
    const confirmed = confirmedTicks(version, { ticks, chosen }, isApproval && by === "client" && !version.waives)
    if (!confirmed) throw new DecisionRefused(TICKS, request.id)
    const alternatives = isApproval ? chosenAlternatives(version, { ticks, chosen }) : []
    if (!alternatives) throw new DecisionRefused(CHOICE, request.id)
    await appendWaived(trx, decision, version)
    return {
      version_id: version.id,
      version_number: version.number,
      waived: isApproval && version.waives !== null,
      ticks: confirmed,
      chosen: alternatives,
      ...remarksOn(proof.annotations, version.id),
    }
  }

const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join()

/**
 * A proof's part in requests and decisions: a request marks its version as sent, an approval needs the points of the spec
 * card and the choice, and every decision names the remarks that it was made with.
 */
export const proofRule = defineApprovalRule({
  id: PROOF_RULE,
  subjects: [PROOF_SUBJECT],
  requestInput: proofRequestInputSchema,
  onRequest: (context, input) => {
    if (!input) throw portalError("invalid_request", VERSION_MISSING)
    return Promise.resolve(onRequest(context, input))
  },
  decisionInput: proofDecisionInputSchema,
  onDecision: (context, input) => Promise.resolve(onDecision(context, input ?? NOTHING)),
  repeats: (input, facts) => {
    const recorded = proofDecisionFactsSchema.safeParse(facts).data
    const { chosen } = input ?? NOTHING
    const ids = recorded?.chosen.map(({ id }) => id) ?? []
    return chosen.length === 0 || sameIds(chosen, ids)
  },
  check: proofEvidenceCheck,
})
