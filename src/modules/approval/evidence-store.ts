import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { sha256Hex } from "../../lib/digest"
import { type EvidenceDraft, sealEntry } from "./evidence"
import type { StoredEntry, StoredPersonal } from "./verify-chain"

/*
 * Evidence and pinned documents live in tables of their own migration: their bytes are `bytea` (jsonb rewrites what it
 * stores) and triggers refuse UPDATE, DELETE and TRUNCATE, neither of which the data model language can say.
 */

/** Only one transaction at a time adds to a project's chain; the lock ends with the transaction. */
export const lockChain = async (trx: Knex, chainId: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`portal_evidence:${chainId}`])
}

/** Appends an entry. The caller holds the chain's lock; the primary key refuses a fork all the same. */
export const appendEvidence = async (trx: Knex, draft: EvidenceDraft): Promise<string> => {
  const last = await trx("portal_evidence_entry")
    .where({ chain_id: draft.chain_id })
    .orderBy("seq", "desc")
    .first<{ seq: number; hash: string } | undefined>("seq", "hash")
  const { personal, salt, ...entry } = sealEntry(draft, last ?? null)
  await trx("portal_evidence_entry").insert(entry)
  await trx("portal_evidence_personal").insert({ entry_hash: entry.hash, salt, personal })
  return entry.hash
}

/** Keeps a document's bytes under their hash. The same bytes are kept once. */
export const pinDocument = async (trx: Knex, content: Buffer, mediaType: string): Promise<string> => {
  const sha256 = sha256Hex(content)
  await trx("portal_pinned_document").insert({ sha256, media_type: mediaType, content }).onConflict("sha256").ignore()
  return sha256
}

export const readDocument = async (knex: Knex, sha256: string): Promise<Buffer | null> => {
  const row = await knex("portal_pinned_document").where({ sha256 }).first<{ content: Buffer } | undefined>("content")
  return row?.content ?? null
}

/** Pinned bytes that a chain's entries name. Bytes that are no JSON name nothing; the verifier reports them. */
const NAMED_DOCUMENTS = `
  SELECT DISTINCT d.sha256, d.content
    FROM portal_evidence_entry e
    CROSS JOIN LATERAL regexp_matches(encode(e.payload, 'escape'), '"(document|terms)_sha256":"([0-9a-f]{64})"', 'g') AS named
    JOIN portal_pinned_document d ON d.sha256 = named[2]
   WHERE e.chain_id = ?`

export const readChain = async (
  knex: Knex,
  chainId: string,
): Promise<{ entries: StoredEntry[]; personal: StoredPersonal[]; documents: Map<string, Buffer> }> => {
  const entries = await knex("portal_evidence_entry")
    .where({ chain_id: chainId })
    .orderBy("seq", "asc")
    .select<StoredEntry[]>("seq", "prev_hash", "hash", "payload")
  const personal = await knex("portal_evidence_personal")
    .whereIn(
      "entry_hash",
      entries.map(({ hash }) => hash),
    )
    .select<StoredPersonal[]>("entry_hash", "salt", "personal")
  const { rows } = await knex.raw<{ rows: { sha256: string; content: Buffer }[] }>(NAMED_DOCUMENTS, [chainId])
  return { entries, personal, documents: new Map(rows.map(({ sha256, content }) => [sha256, content])) }
}
