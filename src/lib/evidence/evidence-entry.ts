import { type EvidenceFinding, type EvidenceRecord, evidenceRecordSchema } from "../../contracts"
import type { StoredChain } from "./store"

/** An entry as it was parsed. `personal` is null when its data is not there (any more). */
export type EvidenceEntry = { seq: number; sha256: string; at: string } & EvidenceRecord

export const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    // Bytes that are no JSON are a finding, not an error: the caller reports them.
    return null
  }
}

/** Parses stored entries. What cannot be read as one of the known kinds is left out; `unreadableEntries` finds it. */
export const readEntries = ({ entries, personal }: StoredChain): EvidenceEntry[] => {
  const kept = new Map(personal.map((one) => [one.entry_hash, one.personal]))
  return entries.flatMap(({ seq, hash, payload }) => {
    const stored = parseJson(payload)
    if (typeof stored !== "object" || stored === null || !("at" in stored) || typeof stored.at !== "string") return []
    const about = kept.get(hash)
    const record = evidenceRecordSchema.safeParse({ ...stored, personal: about ? parseJson(about) : null })
    return record.success ? [{ seq, sha256: hash, at: stored.at, ...record.data }] : []
  })
}

/** Stored entries that `readEntries` leaves out. */
export const unreadableEntries = (chain: StoredChain, read: EvidenceEntry[]): EvidenceFinding[] => {
  const known = new Set(read.map(({ seq }) => seq))
  return chain.entries
    .filter(({ seq }) => !known.has(seq))
    .map(({ seq }) => ({ code: "chain_unreadable", message: `entry ${seq}: is of no known kind or form` }))
}
