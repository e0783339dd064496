import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { sha256Hex } from "../../lib/digest"

/** Prefixes make a leaked credential recognisable to people and to secret scanners. */
export const TOKEN_PREFIX = { link: "cpl_", preview: "cpp_", session: "cps_", device: "cpd_" } as const
export type TokenKind = keyof typeof TOKEN_PREFIX

const SHAPE = /^cp[dlps]_[A-Za-z0-9_-]{43}$/

/** 256 bits of the CSPRNG as base64url behind a prefix (OWASP ASVS 5, 7.2.3). */
export const mintToken = (kind: TokenKind): string => TOKEN_PREFIX[kind] + randomBytes(32).toString("base64url")

/** A cheap check before any look-up; says nothing about whether the token was ever issued. */
export const looksLikeToken = (value: string): boolean => SHAPE.test(value)

/** What is stored and looked up. No salt: 256 random bits cannot be guessed, and the look-up needs an index. */
export const hashToken = (token: string): string => sha256Hex(token)

/** Enough to tell two links apart in a list, useless as a credential. */
export const redactToken = (token: string): string => `${token.slice(0, 4)}…${token.slice(-4)}`

/**
 * Seals a link's token for its later copying by staff, or a one-time code for its mail (AES-256-GCM, 96-bit random nonce).
 * The row's id is bound in, so that what was sealed does not open in another row. See docs/adr/0002.
 * @param key 32 bytes
 * @returns base64url of nonce, tag and ciphertext
 */
export const sealToken = (token: string, id: string, key: Buffer): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")
}

/** @throws Error when the key is another one or the row was tampered with */
export const openToken = (sealed: string, id: string, key: Buffer): string => {
  const bytes = Buffer.from(sealed, "base64url")
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(id))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8")
}
