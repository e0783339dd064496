import type { ProofTile, TimelineEntry } from "../../contracts"
import type { ProofRecord } from "../../modules/proof/read-proofs"
import { memoize } from "../../lib/memoize"
import { titleOf } from "../../order-view/lines"
import { earliestOf } from "../../proof-view/approve-by"
import { deadlineOf } from "../../proof-view/deadlines"
import {
  askedVersion,
  decisionOn,
  type ProofFacts,
  readProofFacts,
  requestsAbout,
  sentVersions,
  stateOf,
} from "../../proof-view/proof-facts"
import type { CoreFacts } from "../core-facts"
import { defineSection, type ViewOf } from "../define-section"
import { toStamp } from "../stamps"

const MAX_THUMBNAILS = 4

const toTile = (proof: ProofRecord, facts: ProofFacts, { order, project }: CoreFacts): ProofTile | null => {
  const about = requestsAbout(proof, facts.requests)
  const newest = sentVersions(proof, about).at(-1)
  if (!newest) return null
  const { version, request } = newest
  const decision = decisionOn(version, facts)
  const state = stateOf(proof, about)
  const titles = new Map(order.items.map((item) => [item.id, titleOf(item)]))
  return {
    id: proof.id,
    kind: proof.kind,
    title: proof.title,
    state,
    version: version.number,
    sent_at: request.created_at.toISOString(),
    lines: [...new Set(proof.lines.flatMap(({ item_id }) => titles.get(item_id) ?? []))],
    thumbnails: version.files
      .flatMap(({ id, pages: [first] }) => (first ? [{ file_id: id, width: first.width, height: first.height }] : []))
      .slice(0, MAX_THUMBNAILS),
    open_remarks: proof.annotations.filter(({ resolution }) => resolution === null).length,
    approve_by: deadlineOf(facts.deadlines, { state, method: version.spec.method }, project.project, order),
    decision: decision && toStamp(decision),
  }
}

const viewOf = memoize((facts: ProofFacts, core: CoreFacts): ViewOf<"proofs"> => ({
  proofs: facts.proofs.flatMap((proof) => toTile(proof, facts, core) ?? []),
}))

const DECIDED = {
  approved: "proof_approved",
  changes_requested: "proof_revisions_requested",
  declined: "proof_declined",
} as const

const timelineOf = ({ proofs, requests, decisions }: ProofFacts): TimelineEntry[] => {
  const titles = new Map(proofs.map(({ id, title }) => [id, title]))
  const asked = new Map(
    requests.flatMap((row) => {
      const version = askedVersion(row)
      return version
        ? [
            [
              row.id,
              { waives: version.waives, what: titles.get(row.subject_id) ?? null, version: version.version_number },
            ],
          ]
        : []
    }),
  )
  const sent = requests.flatMap((row): TimelineEntry[] => {
    const about = asked.get(row.id)
    if (!about || row.state === "withdrawn") return []
    const who = row.requested_by_type === "system" ? null : row.requested_by_name
    return [{ at: row.created_at.toISOString(), kind: "proof_sent", who, what: about.what, version: about.version }]
  })
  const decided = decisions.flatMap((row): TimelineEntry[] => {
    const about = asked.get(row.request_id)
    if (!about) return []
    const kind = about.waives && row.kind === "approved" ? "proof_waived" : DECIDED[row.kind]
    return [{ at: row.decided_at.toISOString(), kind, who: row.name, what: about.what, version: about.version }]
  })
  return [...sent, ...decided]
}

export const proofsSection = defineSection({
  id: "proofs",
  freshness: ["portal_freshness_proofs"],
  read: readProofFacts,
  view: viewOf,
  actionItems: (facts, core) => {
    const waiting = viewOf(facts, core).proofs.filter(({ state }) => state === "sent")
    if (waiting.length === 0 || core.order.status === "canceled") return []
    const proofs = waiting.map(({ id, title, version }) => ({ id, title, version }))
    return [{ kind: "approve_proofs", proofs, approve_by: earliestOf(waiting.map(({ approve_by }) => approve_by)) }]
  },
  timeline: timelineOf,
})
