import type { MedusaContainer } from "@medusajs/framework/types"
import type { Project, ProjectProofs, StaffProof, StaffVersion } from "../contracts"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import type { RequestRow } from "../modules/approval/rows"
import type { ProofRecord, ProofVersionRecord } from "../modules/proof/read-proofs"
import { newestSentVersionOf, newestVersionOf } from "../modules/proof/send-version"
import type { Order } from "../order-view/order-shape"
import { isPiece } from "../order-view/pieces"
import { readOrder } from "../order-view/read-order"
import { toApprovalRequest, toStamp } from "../project-page/stamps"
import { toAnnotations } from "../proof-view/annotation-view"
import { deadlineOf } from "../proof-view/deadlines"
import { toStaffProofFile } from "../proof-view/file-view"
import { proofLines, toProofLine } from "../proof-view/proof-document"
import {
  decisionOn,
  type ProofFacts,
  readProofFacts,
  requestAbout,
  requestsAbout,
  stateOf,
} from "../proof-view/proof-facts"
import { readGate } from "../proof-view/read-gate"
import { readReprints } from "../proof-view/reprints"
import { readRuleViews } from "../workflows/approval/run-rules"

type Rules = Awaited<ReturnType<typeof readRuleViews>>

/** Once a newer version was sent, the requests about older ones are not about what is shown any more. */
const toRequest = (request: RequestRow, isNewest: boolean, rules: Rules) =>
  toApprovalRequest(request, { is_current: isNewest, rules: rules.get(request.id) })

const toStaffVersion = (
  version: ProofVersionRecord,
  isNewest: boolean,
  facts: ProofFacts,
  rules: Rules,
): StaffVersion => {
  const request = requestAbout(version, facts.requests)
  const decision = decisionOn(version, facts)
  return {
    id: version.id,
    number: version.number,
    created_at: version.created_at.toISOString(),
    created_by: { type: version.actor_type, name: version.actor_name },
    note: version.note,
    spec: version.spec,
    choice: version.choice,
    alternatives: version.alternatives,
    files: version.files.map((file) => toStaffProofFile(file, version.spec)),
    waives: version.waives,
    request: request && toRequest(request, isNewest, rules),
    decision: decision && toStamp(decision),
  }
}

type StaffFacts = { order: Order; project: Pick<Project, "in_hands_date">; facts: ProofFacts; rules: Rules }

const toStaffProof = (proof: ProofRecord, { order, project, facts, rules }: StaffFacts): StaffProof => {
  const about = requestsAbout(proof, facts.requests)
  const newest = newestSentVersionOf(proof)
  const state = stateOf(proof, about)
  const method = newestVersionOf(proof).spec.method
  return {
    id: proof.id,
    kind: proof.kind,
    title: proof.title,
    state,
    is_required: proof.is_required,
    lines: proofLines(proof, order),
    approve_by: deadlineOf(facts.deadlines, { state, method }, project, order),
    versions: proof.versions
      .toReversed()
      .map((version) => toStaffVersion(version, version.id === newest?.id, { ...facts, requests: about }, rules)),
    annotations: toAnnotations(proof, "staff"),
  }
}

const readFacts = async (container: MedusaContainer, order_id: string, project_id: string): Promise<StaffFacts> => {
  const [order, project, facts] = await Promise.all([
    readOrder(container, order_id),
    portalServices(container).projects.getProject(project_id),
    readProofFacts(container, { order_id, project_id }),
  ])
  return { order, project, facts, rules: await readRuleViews(container, facts.requests) }
}

/** The proofs of a project with all that staff see of them. @throws MedusaError not_found */
export const readProjectProofs = async (
  container: MedusaContainer,
  { id, order_id }: { id: string; order_id: string },
): Promise<ProjectProofs> => {
  const read = await readFacts(container, order_id, id)
  const { order, facts } = read
  const [gate, reprints] = await Promise.all([readGate(container, order, facts), readReprints(container, order_id)])
  return {
    proofs: facts.proofs.map((proof) => toStaffProof(proof, read)),
    lines: order.items.filter(isPiece).map(toProofLine),
    gate,
    reprints,
  }
}

/** One of them. @throws MedusaError not_found */
export const readStaffProof = async (container: MedusaContainer, proof_id: string): Promise<StaffProof> => {
  const { project_id, order_id } = await portalServices(container).proofs.getProof(proof_id)
  const read = await readFacts(container, order_id, project_id)
  const proof = read.facts.proofs.find(({ id }) => id === proof_id)
  if (!proof) throw portalError("not_found", "This proof does not exist.")
  return toStaffProof(proof, read)
}
