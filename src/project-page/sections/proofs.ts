import { PROOF_SUBJECT, type ProofTile, type TimelineEntry } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { DecisionRow, RequestRow } from "../../modules/approval/rows"
import { proofStateOf } from "../../modules/proof/proof-state"
import type { ProofRecord, ProofVersionRecord } from "../../modules/proof/read-proofs"
import { titleOf } from "../../order-view/lines"
import type { CoreFacts } from "../core-facts"
import { defineSection, type ViewOf } from "../define-section"
import { toStamp } from "../stamps"

/** Proofs with what was asked and decided about them. */
type ProofFacts = {
  proofs: ProofRecord[]
  /** Oldest first. */
  requests: RequestRow[]
  /** Newest first. */
  decisions: DecisionRow[]
}

const MAX_THUMBNAILS = 4

const isAboutProof = ({ subject_type }: { subject_type: string }): boolean => subject_type === PROOF_SUBJECT

/** The versions of a proof that clients know, oldest first, each with the newest request about it. */
const sentVersions = ({ versions }: ProofRecord, requests: RequestRow[]) =>
  versions.flatMap((version): { version: ProofVersionRecord; request: RequestRow }[] => {
    const request = requests.find(({ id }) => id === version.request_id)
    return request ? [{ version, request }] : []
  })

const toTile = (proof: ProofRecord, { requests, decisions }: ProofFacts, { order }: CoreFacts): ProofTile | null => {
  const about = requests.filter(({ subject_id }) => subject_id === proof.id)
  const sent = sentVersions(proof, about)
  const newest = sent.at(-1)
  if (!newest) return null
  const { version, request } = newest
  const waivers = new Set(proof.versions.flatMap(({ waives, request_id }) => (waives ? [request_id] : [])))
  const decision = decisions.find(({ request_id }) => request_id === request.id)
  const titles = new Map(order.items.map((item) => [item.id, titleOf(item)]))
  return {
    id: proof.id,
    kind: proof.kind,
    title: proof.title,
    state: proofStateOf(
      proof,
      about.map(({ id, state }) => ({ state, is_waiver: waivers.has(id) })),
    ),
    version: version.number,
    sent_at: request.created_at.toISOString(),
    lines: [...new Set(proof.lines.flatMap(({ item_id }) => titles.get(item_id) ?? []))],
    thumbnails: version.files
      .flatMap(({ id, pages: [first] }) => (first ? [{ file_id: id, width: first.width, height: first.height }] : []))
      .slice(0, MAX_THUMBNAILS),
    open_remarks: proof.annotations.filter(({ resolution }) => resolution === null).length,
    approve_by: null,
    decision: decision ? toStamp(decision) : null,
  }
}

const viewOf = (facts: ProofFacts, core: CoreFacts): ViewOf<"proofs"> => ({
  proofs: facts.proofs.flatMap((proof) => toTile(proof, facts, core) ?? []),
})

const DECIDED = {
  approved: "proof_approved",
  changes_requested: "proof_revisions_requested",
  declined: "proof_declined",
} as const

const timelineOf = ({ proofs, requests, decisions }: ProofFacts): TimelineEntry[] => {
  const byRequest = new Map(
    proofs.flatMap(({ title, versions }) =>
      versions.map(({ request_id, number, waives }) => [request_id, { what: `${title} · ${number}`, waives }] as const),
    ),
  )
  const told = requests.flatMap((row): TimelineEntry[] => {
    const version = byRequest.get(row.id)
    return version
      ? [{ at: row.created_at.toISOString(), kind: "proof_sent", who: row.requested_by_name, what: version.what }]
      : []
  })
  const decided = decisions.flatMap((row): TimelineEntry[] => {
    const version = byRequest.get(row.request_id)
    if (!version) return []
    const kind = version.waives && row.kind === "approved" ? "proof_waived" : DECIDED[row.kind]
    return [{ at: row.decided_at.toISOString(), kind, who: row.name, what: version.what }]
  })
  return [...told, ...decided]
}

export const proofsSection = defineSection({
  id: "proofs",
  freshness: ["portal_freshness_proofs"],
  read: async (container, { order_id, project_id }): Promise<ProofFacts> => {
    const { approvals, proofs } = portalServices(container)
    const [records, requests, decisions] = await Promise.all([
      proofs.listOfOrder(order_id),
      approvals.listRequests(project_id),
      approvals.listProjectDecisions(project_id),
    ])
    return { proofs: records, requests: requests.filter(isAboutProof), decisions: decisions.filter(isAboutProof) }
  },
  view: viewOf,
  actionItems: (facts, core) => {
    const waiting = viewOf(facts, core).proofs.filter(({ state }) => state === "sent")
    if (waiting.length === 0 || core.order.status === "canceled") return []
    const proofs = waiting.map(({ id, title, version }) => ({ id, title, version }))
    return [{ kind: "approve_proofs", proofs, approve_by: null }]
  },
  timeline: timelineOf,
})
