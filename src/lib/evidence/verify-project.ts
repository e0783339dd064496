import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { EvidenceFinding, EvidenceVerification } from "../../contracts"
import { sha256Hex } from "../digest"
import { type EvidenceEntry, readEntries, unreadableEntries } from "./evidence-entry"
import { readChain, type StoredPersonal } from "./store"
import { verifyChain } from "./verify-chain"

/**
 * Compares what a feature's own tables say with the entries about it. Contributed by the feature, called with all entries
 * of one project, ordered by sequence.
 */
export type EvidenceCheck = (knex: Knex, projectId: string, entries: EvidenceEntry[]) => Promise<EvidenceFinding[]>

/** The findings for each of a row's columns that does not say what its entry says. */
export const differences = (
  what: string,
  row: Record<string, unknown>,
  recorded: Record<string, unknown>,
): EvidenceFinding[] =>
  Object.entries(row)
    .filter(([key, value]) => (recorded[key] ?? null) !== value)
    .map(([key]) => ({ code: "record_altered", message: `${what}: ${key} is not what was recorded` }))

/** Hashes of all documents and texts that the entries name. */
const namedDocuments = (entries: EvidenceEntry[]): Set<string> =>
  new Set(
    entries.flatMap(({ facts }) => [
      ...("document_sha256" in facts ? [facts.document_sha256] : []),
      ...("terms_sha256" in facts && facts.terms_sha256 ? [facts.terms_sha256] : []),
    ]),
  )

const verifyDocuments = async (knex: Knex, named: Set<string>): Promise<EvidenceFinding[]> => {
  const rows = await knex("portal_pinned_document")
    .whereIn("sha256", [...named])
    .select<{ sha256: string; content: Buffer }[]>("sha256", "content")
  const kept = new Map(rows.map(({ sha256, content }) => [sha256, content]))
  return [...named].flatMap((sha256): EvidenceFinding[] => {
    const content = kept.get(sha256)
    if (!content) return [{ code: "document_missing", message: `document ${sha256} is missing` }]
    return sha256Hex(content) === sha256
      ? []
      : [{ code: "document_altered", message: `document ${sha256} was altered` }]
  })
}

/** Personal data is missing where, and only where, a later entry says that it was erased. */
export const verifyErasures = (entries: EvidenceEntry[], personal: StoredPersonal[]): EvidenceFinding[] => {
  const kept = new Set(personal.map(({ entry_hash }) => entry_hash))
  const erased = new Set(
    entries.flatMap((entry) => (entry.kind === "personal.erased" ? [entry.facts.erased_entry_sha256] : [])),
  )
  return entries.flatMap(({ seq, sha256 }): EvidenceFinding[] => {
    if (!kept.has(sha256) && !erased.has(sha256))
      return [
        { code: "personal_deleted", message: `entry ${seq}: its personal data was deleted without a record of it` },
      ]
    if (kept.has(sha256) && erased.has(sha256))
      return [{ code: "personal_restored", message: `entry ${seq}: its personal data is there although it was erased` }]
    return []
  })
}

/**
 * Verifies all evidence of a project: the chain itself, the documents it names, personal data and its erasure, and with
 * each check what a feature's tables show. On one snapshot when `knex` is a repeatable-read transaction.
 */
export const verifyProject = async (
  knex: Knex,
  projectId: string,
  checks: EvidenceCheck[],
): Promise<EvidenceVerification> => {
  const chain = await readChain(knex, projectId)
  const entries = readEntries(chain)
  const named = namedDocuments(entries)
  const findings = [
    ...verifyChain(projectId, chain.entries, chain.personal),
    ...unreadableEntries(chain, entries),
    ...verifyErasures(entries, chain.personal),
    ...(await verifyDocuments(knex, named)),
  ]
  for (const check of checks) findings.push(...(await check(knex, projectId, entries)))
  return {
    project_id: projectId,
    verified_at: new Date().toISOString(),
    is_intact: findings.length === 0,
    entries: chain.entries.length,
    documents: named.size,
    head_sha256: chain.entries.at(-1)?.hash ?? null,
    findings,
  }
}
