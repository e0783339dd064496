import type { MedusaContainer } from "@medusajs/framework/types"
import { PROOF_SUBJECT, type ProofPage, type ProofRendering, proofDocumentSchema, type SentVersion } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import type { DecisionRow, RequestRow } from "../modules/approval/rows"
import type { ProofRecord } from "../modules/proof/read-proofs"
import { orderNumber } from "../order-view/order-document"
import { readOrder } from "../order-view/read-order"
import { toAnnotations } from "../proof-view/annotation-view"
import { toProofFile } from "../proof-view/file-view"
import { deadlineOf } from "../proof-view/deadlines"
import { proofLines } from "../proof-view/proof-document"
import {
  decisionOn,
  type ProofFacts,
  readProofFacts,
  requestsAbout,
  type SentVersion as SentVersionRecord,
  sentVersions,
  stateOf,
} from "../proof-view/proof-facts"
import { readSubjectState } from "../workflows/approval/subject-state"
import { issueRendering, readShown } from "./rendering"
import { toApprovalRequest, toStamp } from "./stamps"

/** Whose page it is: the session's own link and order. */
type Reader = { session_id: string; link_id: string; order_id: string }

const unknownProof = () => portalError("not_found", "This proof does not exist.")

/** A proof that clients know: at least one of its versions was sent. @throws MedusaError not_found */
const readKnownProof = async (container: MedusaContainer, id: string, order_id: string) => {
  const { projects } = portalServices(container)
  const project = await projects.findByOrder(order_id)
  if (!project) throw unknownProof()
  const facts = await readProofFacts(container, { order_id, project_id: project.id })
  const proof = facts.proofs.find((known) => known.id === id)
  if (!proof) throw unknownProof()
  const requests = requestsAbout(proof, facts.requests)
  const sent = sentVersions(proof, requests)
  const newest = sent.at(-1)
  if (!newest) throw unknownProof()
  return { project, facts, proof, requests, sent, newest }
}

const toSentVersion = ({ version, request }: SentVersionRecord, facts: ProofFacts): SentVersion => {
  const decision: DecisionRow | null = decisionOn(version, facts)
  return {
    id: version.id,
    number: version.number,
    sent_at: request.created_at.toISOString(),
    sent_by: request.requested_by_type === "system" ? null : request.requested_by_name,
    note: version.note,
    spec: version.spec,
    choice: version.choice,
    alternatives: version.alternatives,
    files: version.files.map(toProofFile),
    waives: version.waives,
    decision: decision && toStamp(decision),
  }
}

const toRequest = async (container: MedusaContainer, request: RequestRow) => {
  const { is_current } = await readSubjectState(container, request)
  return toApprovalRequest(request, { is_current, rules: undefined })
}

/** Remarks on versions that clients know. */
const shownAnnotations = (proof: ProofRecord, sent: SentVersionRecord[], link_id: string) => {
  const known = new Set(sent.map(({ version }) => version.id))
  return toAnnotations(proof, { link_id }).filter(({ version_id }) => known.has(version_id))
}

/**
 * Everything that the proof studio shows, apart from its viewer.
 * @throws MedusaError not_found for a proof of another order, and for one of which nothing was sent
 */
export const readProofPage = async (
  container: MedusaContainer,
  id: string,
  { order_id, link_id }: Reader,
): Promise<Omit<ProofPage, "viewer">> => {
  const { project, facts, proof, requests, sent, newest } = await readKnownProof(container, id, order_id)
  const state = stateOf(proof, requests)
  const [shop, order, request] = await Promise.all([
    portalServices(container).settings.getShop(),
    readOrder(container, order_id),
    toRequest(container, newest.request),
  ])
  return {
    shop,
    project: { name: project.name, number: orderNumber(order) },
    proof: {
      id: proof.id,
      kind: proof.kind,
      title: proof.title,
      state,
      lines: proofLines(proof, order),
      approve_by: deadlineOf(facts.deadlines, { state, method: newest.version.spec.method }, project, order),
      request,
    },
    versions: sent.toReversed().map((version) => toSentVersion(version, facts)),
    annotations: shownAnnotations(proof, sent, link_id),
  }
}

/** What a proof's newest request shows to one session, with its nonce. @throws MedusaError not_found, as `readProofPage` */
export const readProofRendering = async (
  container: MedusaContainer,
  id: string,
  { order_id, session_id }: Reader,
): Promise<ProofRendering> => {
  const { newest } = await readKnownProof(container, id, order_id)
  const shown = await readShown(container, newest.request.id, order_id, PROOF_SUBJECT)
  return {
    request: await toRequest(container, shown.request),
    document: proofDocumentSchema.parse(JSON.parse(shown.pinned.toString("utf8"))),
    ...(await issueRendering(container, session_id, shown)),
  }
}
