import { createHash, createHmac, hkdfSync } from "node:crypto"

/** SHA-256 as 64 lower-case hex digits. */
export const sha256Hex = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex")

/** A 256-bit key for one purpose, so that no two uses of the shop's secret share a key (RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "medusa-plugin-client-portal", purpose, 32))

/** HMAC-SHA-256 as 64 lower-case hex digits: without the key, trying does not tell what it was made of. */
export const keyedHash = (data: string, key: Buffer): string => createHmac("sha256", key).update(data).digest("hex")
