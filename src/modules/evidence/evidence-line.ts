import { evidenceAbout, type EvidenceLine, type ShownActor } from "../../contracts"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"

type ActedEntry = { facts: { actor_type: ShownActor["type"] }; personal: { actor_name: string } | null }

const actedBy = ({ facts, personal }: ActedEntry): EvidenceLine["actor"] => ({
  type: facts.actor_type,
  name: personal?.actor_name ?? null,
})

/** Who caused an entry. Entries of before actors had a type were caused by staff, or nameless by the portal. */
const actorOf = (entry: EvidenceEntry): EvidenceLine["actor"] => {
  const older = (name: string | null | undefined): ShownActor["type"] => (name === null ? "system" : "staff")
  switch (entry.kind) {
    case "approval.requested": {
      const name = entry.personal?.requested_by ?? null
      return { type: entry.facts.requested_by_type ?? older(entry.personal?.requested_by), name }
    }
    case "approval.withdrawn": {
      const name = entry.personal?.withdrawn_by ?? null
      return { type: entry.facts.withdrawn_by_type ?? older(entry.personal?.withdrawn_by), name }
    }
    case "approval.superseded":
      return { type: "system", name: "System" }
    case "decision.made":
      return { type: "client", name: entry.personal?.name ?? null }
    case "decision.recorded":
      return { type: entry.facts.recorded_by_type ?? "staff", name: entry.personal?.recorded_by ?? null }
    case "personal.erased":
      return { type: entry.facts.erased_by_type, name: entry.personal?.erased_by ?? null }
    case "proof.waived":
      return { type: entry.facts.actor_type, name: null }
    default:
      return actedBy(entry)
  }
}

/** An entry as staff see it in the list. */
export const toEvidenceLine = (entry: EvidenceEntry, personal: EvidenceLine["personal"]): EvidenceLine => {
  const { seq, sha256, at, kind, facts } = entry
  return {
    seq,
    sha256,
    at,
    kind,
    actor: actorOf(entry),
    subject: evidenceAbout(entry),
    request_id: "request_id" in facts ? facts.request_id : null,
    decision_id: "decision_id" in facts ? facts.decision_id : null,
    document_sha256: "document_sha256" in facts ? facts.document_sha256 : null,
    personal,
  }
}
