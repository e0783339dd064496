import { randomBytes } from "node:crypto"
import { canonicalBytes } from "../canonical-json"
import { sha256Hex } from "../digest"

/** The hash before the first entry of a chain. */
export const GENESIS = "0".repeat(64)

/** Everything in an entry that is about a person. Kept beside the chain, so that it can be erased and the chain still holds. */
export type PersonalData = Record<string, string | null | undefined>

export type UnsealedEntry = {
  chain_id: string
  kind: string
  /** UTC */
  at: Date
  /** Times are strings with milliseconds, money is a string. */
  facts: object
  personal: PersonalData
}

export type SealedEntry = {
  chain_id: string
  seq: number
  prev_hash: string
  hash: string
  /** The canonical bytes (RFC 8785) that `hash` is the SHA-256 of. */
  payload: Buffer
  personal: Buffer
  salt: Buffer
}

/** SHA-256 over a random salt and the canonical personal data: reveals nothing, and binds once the data is shown. */
export const commitment = (salt: Buffer, personal: Buffer): string => sha256Hex(Buffer.concat([salt, personal]))

/**
 * The next entry of a chain. Pure apart from the salt.
 * @param last the chain's last entry, null for an empty chain
 */
export const sealEntry = (
  entry: UnsealedEntry,
  last: { seq: number; hash: string } | null,
  salt = randomBytes(32),
): SealedEntry => {
  const personal = canonicalBytes(entry.personal)
  const seq = (last?.seq ?? 0) + 1
  const prev_hash = last?.hash ?? GENESIS
  const payload = canonicalBytes({
    format: "evidence-entry/1",
    chain_id: entry.chain_id,
    seq,
    prev_hash,
    kind: entry.kind,
    at: entry.at.toISOString(),
    facts: entry.facts,
    personal_commitment: commitment(salt, personal),
  })
  return { chain_id: entry.chain_id, seq, prev_hash, hash: sha256Hex(payload), payload, personal, salt }
}
