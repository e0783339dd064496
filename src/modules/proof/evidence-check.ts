import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type EvidenceFinding, PROOF_RULE, proofDecisionFactsSchema } from "../../contracts"
import type { EvidenceEntry } from "../../lib/evidence/evidence-entry"
import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import { remarksOn } from "./annotations"
import { ERASED } from "./erase-remarks"
import type {
  GateOverrideRow,
  ProofAnnotationRow,
  ProofCommentRow,
  ProofFileRow,
  ProofRow,
  ProofVersionRow,
} from "./rows"

const missing = (what: string): EvidenceFinding => ({ code: "record_missing", message: `${what} is missing` })
const unrecorded = (what: string): EvidenceFinding => ({ code: "record_unrecorded", message: `${what} has no entry` })

/** A version's files as an entry names them, in one order. */
const filesText = (files: { file_id: string; sha256: string }[]): string =>
  files
    .map(({ file_id, sha256 }) => `${file_id}:${sha256}`)
    .sort()
    .join()

/** Words are gone where, and only where, an entry says that they were erased. */
const checkErased = (
  what: string,
  rows: readonly Pick<ProofCommentRow, "id" | "body">[],
  erased: ReadonlySet<string>,
): EvidenceFinding[] =>
  rows.flatMap(({ id, body }): EvidenceFinding[] => {
    if (body === ERASED && !erased.has(id))
      return [{ code: "personal_deleted", message: `${what} ${id}: its text was deleted without a record of it` }]
    if (body !== ERASED && erased.has(id))
      return [{ code: "personal_restored", message: `${what} ${id}: its text is there although it was erased` }]
    return []
  })

/**
 * Compares the remarks on decided versions with the hashes that the decisions name, of erased ones their number, and erased
 * words with the entries about them.
 */
const checkRemarks = async (knex: Knex, proofIds: string[], entries: EvidenceEntry[]): Promise<EvidenceFinding[]> => {
  const annotations = await knex<ProofAnnotationRow>("portal_proof_annotation").whereIn("proof_id", proofIds)
  const comments = await knex<ProofCommentRow>("portal_proof_comment").whereIn(
    "annotation_id",
    annotations.map(({ id }) => id),
  )
  const erasures = entries.flatMap(({ kind, facts }) => (kind === "remarks.erased" ? [facts] : []))
  const erased = new Set(erasures.flatMap(({ annotation_ids }) => annotation_ids))
  const standing = annotations.filter(({ deleted_at }) => deleted_at === null)
  const altered = entries.flatMap(({ kind, facts }) => {
    if (kind !== "decision.made" && kind !== "decision.recorded") return []
    const recorded = proofDecisionFactsSchema.safeParse(facts.rules?.[PROOF_RULE]).data
    if (!recorded) return []
    const about = standing.filter(({ version_id }) => version_id === recorded.version_id)
    const { remarks, remarks_sha256 } = remarksOn(about, recorded.version_id)
    const isErased = about.some(({ id }) => erased.has(id))
    return differences(
      `remarks of decision ${facts.decision_id}`,
      isErased ? { remarks } : { remarks, remarks_sha256 },
      recorded,
    )
  })
  return [
    ...altered,
    ...checkErased("remark", annotations, erased),
    ...checkErased("reply", comments, new Set(erasures.flatMap(({ comment_ids }) => comment_ids))),
  ]
}

/** Compares sent versions with their files, closed proofs, remarks and overrides of a project with the entries about them. */
export const proofEvidenceCheck: EvidenceCheck = async (knex, project_id, entries) => {
  const proofs = await knex<ProofRow>("portal_proof").where({ project_id }).whereNull("deleted_at")
  const ids = proofs.map(({ id }) => id)
  const versions = await knex<ProofVersionRow>("portal_proof_version").whereIn("proof_id", ids).whereNull("deleted_at")
  const files = await knex<ProofFileRow>("portal_proof_file").whereIn("proof_id", ids).whereNull("deleted_at")
  const overrides = await knex<GateOverrideRow>("portal_gate_override").where({ project_id }).whereNull("deleted_at")
  const findings: EvidenceFinding[] = []

  const requests = new Map<string, string | null>(versions.map(({ id, request_id }) => [id, request_id]))
  const newest = new Map<string, string>()
  for (const { kind, facts } of entries) {
    if (kind !== "proof.sent") continue
    newest.set(facts.version_id, facts.request_id)
    const what = `version ${facts.version_id}`
    if (!requests.has(facts.version_id)) findings.push(missing(what))
    const kept = files.flatMap((file) =>
      file.version_id === facts.version_id ? [{ file_id: file.id, sha256: file.sha256 }] : [],
    )
    findings.push(...differences(what, { files: filesText(kept) }, { files: filesText(facts.files) }))
  }
  for (const [id, request_id] of requests) {
    if (request_id && !newest.has(id)) findings.push(unrecorded(`version ${id}`))
    else if (newest.has(id))
      findings.push(...differences(`version ${id}`, { request_id }, { request_id: newest.get(id) }))
  }

  const closed = new Map(
    entries.flatMap(({ kind, facts }) => (kind === "proof.closed" ? [[facts.proof_id, facts]] : [])),
  )
  for (const { id, closed_at, closed_reason: reason } of proofs) {
    const entry = closed.get(id)
    if (closed_at && !entry) findings.push(unrecorded(`closing of proof ${id}`))
    if (entry)
      findings.push(...differences(`proof ${id}`, { closed: closed_at !== null, reason }, { closed: true, ...entry }))
  }
  for (const id of closed.keys()) if (!ids.includes(id)) findings.push(missing(`proof ${id}`))

  const kept = new Map(overrides.map((row) => [row.id, row]))
  for (const { kind, facts } of entries) {
    if (kind !== "gate.overridden") continue
    const row = kept.get(facts.override_id)
    kept.delete(facts.override_id)
    const what = `override ${facts.override_id}`
    if (!row) findings.push(missing(what))
    else {
      const said = ({ reason, item_ids, proofs: held }: Pick<GateOverrideRow, "reason" | "item_ids" | "proofs">) => ({
        reason,
        item_ids: item_ids.join(),
        proofs: held.map(({ proof_id, state, request_id }) => `${proof_id}:${state}:${request_id}`).join(),
      })
      findings.push(...differences(what, said(row), said(facts)))
    }
  }
  findings.push(...(await checkRemarks(knex, ids, entries)))
  return [...findings, ...[...kept.keys()].map((id) => unrecorded(`override ${id}`))]
}
