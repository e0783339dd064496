import type { MedusaContainer } from "@medusajs/framework/types"
import {
  PROOF_RULE,
  PROOF_SUBJECT,
  type ProofRequestFacts,
  proofRequestFactsSchema,
  type ProofState,
} from "../contracts"
import { portalServices } from "../lib/services"
import type { DecisionRow, RequestRow } from "../modules/approval/rows"
import { proofStateOf } from "../modules/proof/proof-state"
import type { ProofRecord, ProofVersionRecord } from "../modules/proof/read-proofs"
import { type Deadlines, readDeadlines } from "./deadlines"

/** An order's proofs with what was asked and decided about them. */
export type ProofFacts = {
  proofs: ProofRecord[]
  /** About proofs; those about one proof oldest first. */
  requests: RequestRow[]
  /** About proofs, newest first. */
  decisions: DecisionRow[]
  /** Null for an order without proofs. */
  deadlines: Deadlines | null
}

const isAboutProof = ({ subject_type }: { subject_type: string }): boolean => subject_type === PROOF_SUBJECT

export const readProofFacts = async (
  container: MedusaContainer,
  { order_id, project_id }: { order_id: string; project_id: string },
): Promise<ProofFacts> => {
  const { approvals, proofs } = portalServices(container)
  const [records, requests, decisions] = await Promise.all([
    proofs.listOfOrder(order_id),
    approvals.listRequests(project_id),
    approvals.listProjectDecisions(project_id),
  ])
  return {
    proofs: records,
    requests: requests.filter(isAboutProof),
    decisions: decisions.filter(isAboutProof),
    deadlines: records.length ? await readDeadlines(container) : null,
  }
}

export const requestsAbout = ({ id }: Pick<ProofRecord, "id">, requests: RequestRow[]): RequestRow[] =>
  requests.filter(({ subject_id }) => subject_id === id)

/** The version that a request asks about; null for what no released version wrote. */
export const askedVersion = ({ rules }: Pick<RequestRow, "rules">): ProofRequestFacts | null =>
  proofRequestFactsSchema.safeParse(rules[PROOF_RULE]).data ?? null

/** The request that says where a proof stands: the newest that staff neither withdrew nor replaced. @param requests about the proof, oldest first */
export const standingRequest = <Request extends Pick<RequestRow, "state">>(
  requests: readonly Request[],
): Request | null => requests.findLast(({ state }) => state !== "withdrawn" && state !== "superseded") ?? null

/** Where a proof stands. @param requests about the proof, oldest first */
export const stateOf = (
  proof: { closed_at: Date | null },
  requests: Pick<RequestRow, "state" | "rules">[],
): ProofState =>
  proofStateOf(
    proof,
    requests.map((request) => ({ state: request.state, is_waiver: askedVersion(request)?.waives ?? false })),
  )

/** The newest request about a version; null before the first. @param requests about the proof, oldest first */
export const requestAbout = ({ id }: { id: string }, requests: RequestRow[]): RequestRow | null =>
  requests.findLast((request) => askedVersion(request)?.version_id === id) ?? null

/** The newest decision on a version; null while there is none. */
export const decisionOn = (
  { id }: { id: string },
  { requests, decisions }: Pick<ProofFacts, "requests" | "decisions">,
): DecisionRow | null => {
  const asked = new Set(
    requests.filter((request) => askedVersion(request)?.version_id === id).map((request) => request.id),
  )
  return decisions.find(({ request_id }) => asked.has(request_id)) ?? null
}

export type SentVersion = { version: ProofVersionRecord; request: RequestRow }

/**
 * The versions of a proof that clients know, oldest first, each with the newest request about it that staff have not
 * withdrawn: what was withdrawn is unknown to clients again.
 * @param requests about the proof, oldest first
 */
export const sentVersions = ({ versions }: ProofRecord, requests: RequestRow[]): SentVersion[] => {
  const kept = requests.filter(({ state }) => state !== "withdrawn")
  return versions.flatMap((version) => {
    const request = requestAbout(version, kept)
    return request ? [{ version, request }] : []
  })
}
