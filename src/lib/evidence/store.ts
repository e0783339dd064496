import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type EvidenceContent, evidenceContentSchema } from "../../contracts"
import { sha256Hex } from "../digest"
import { sealEntry } from "./entry"

/*
 * Writing evidence inside another module's transaction (docs/adr/0014). The tables hold bytes as `bytea`, since jsonb
 * rewrites what it stores, and triggers refuse UPDATE, DELETE and TRUNCATE.
 */

export type StoredEntry = { seq: number; prev_hash: string; hash: string; payload: Buffer }
export type StoredPersonal = { entry_hash: string; salt: Buffer; personal: Buffer }
export type StoredChain = { entries: StoredEntry[]; personal: StoredPersonal[] }

export type EvidenceDraft = EvidenceContent & { chain_id: string; at: Date }

/** Only one transaction at a time adds to a project's chain; the lock ends with the transaction. */
export const lockChain = async (trx: Knex, chainId: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`portal_evidence:${chainId}`])
}

/**
 * Appends an entry and returns its hash. The caller holds the chain's lock; the primary key refuses a fork all the same.
 * @throws ZodError for content that its kind does not allow: what is appended can never be corrected
 */
export const appendEvidence = async (trx: Knex, { chain_id, at, ...content }: EvidenceDraft): Promise<string> => {
  const last = await trx("portal_evidence_entry")
    .where({ chain_id })
    .orderBy("seq", "desc")
    .first<{ seq: number; hash: string } | undefined>("seq", "hash")
  const parsed = evidenceContentSchema.parse(content)
  const { personal, salt, ...entry } = sealEntry({ chain_id, at, ...parsed }, last ?? null)
  await trx("portal_evidence_entry").insert(entry)
  await trx("portal_evidence_personal").insert({ entry_hash: entry.hash, salt, personal })
  return entry.hash
}

/** Keeps a document's bytes under their hash, once. Returns the hash. */
export const pinDocument = async (trx: Knex, content: Buffer, mediaType: string): Promise<string> => {
  const sha256 = sha256Hex(content)
  await trx("portal_pinned_document").insert({ sha256, media_type: mediaType, content }).onConflict("sha256").ignore()
  return sha256
}

/** The bytes kept under a hash; null for none, and for bytes that do not have that hash. */
export const readDocument = async (knex: Knex, sha256: string): Promise<Buffer | null> => {
  const row = await knex("portal_pinned_document").where({ sha256 }).first<{ content: Buffer } | undefined>("content")
  return row && sha256Hex(row.content) === sha256 ? row.content : null
}

/** The same for several at once, by hash. What is missing or altered is left out. */
export const readDocuments = async (knex: Knex, sha256s: readonly string[]): Promise<Map<string, Buffer>> => {
  const rows = await knex("portal_pinned_document")
    .whereIn("sha256", [...sha256s])
    .select<{ sha256: string; content: Buffer }[]>("sha256", "content")
  return new Map(rows.flatMap(({ sha256, content }) => (sha256Hex(content) === sha256 ? [[sha256, content]] : [])))
}

/** A project's whole chain, ordered by sequence. */
export const readChain = async (knex: Knex, chainId: string): Promise<StoredChain> => {
  const entries = await knex("portal_evidence_entry")
    .where({ chain_id: chainId })
    .orderBy("seq", "asc")
    .select<StoredEntry[]>("seq", "prev_hash", "hash", "payload")
  return { entries, personal: await readPersonal(knex, entries) }
}

/** The newest entries of a chain, newest first. */
export const readNewestEntries = async (
  knex: Knex,
  chainId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<StoredChain> => {
  const query = knex("portal_evidence_entry").where({ chain_id: chainId }).orderBy("seq", "desc").limit(limit)
  const entries = await (before === undefined ? query : query.where("seq", "<", before)).select<StoredEntry[]>(
    "seq",
    "prev_hash",
    "hash",
    "payload",
  )
  return { entries, personal: await readPersonal(knex, entries) }
}

const readPersonal = async (knex: Knex, entries: StoredEntry[]): Promise<StoredPersonal[]> =>
  await knex("portal_evidence_personal")
    .whereIn(
      "entry_hash",
      entries.map(({ hash }) => hash),
    )
    .select<StoredPersonal[]>("entry_hash", "salt", "personal")
