import { createHmac, timingSafeEqual } from "node:crypto"

/** What one rendering for one session consisted of. Hashes are hex SHA-256. */
export type Rendered = { session_id: string; request_id: string; document_sha256: string; consent_sha256: string }

const tag = (rendered: Rendered, shownAt: number, key: Buffer): Buffer =>
  createHmac("sha256", key)
    .update(
      JSON.stringify([
        rendered.session_id,
        rendered.request_id,
        rendered.document_sha256,
        rendered.consent_sha256,
        shownAt,
      ]),
    )
    .digest()

/**
 * Proof that this server rendered exactly this to this session at this moment. Nothing is stored: reading the page stays
 * free of effects, and a nonce of another session, version, consent text or time does not verify.
 */
export const issueNonce = (rendered: Rendered, shownAt: Date, key: Buffer): string =>
  `${shownAt.getTime().toString(36)}.${tag(rendered, shownAt.getTime(), key).toString("base64url")}`

/** @returns the time shown, or null when the nonce is not of this rendering */
export const verifyNonce = (nonce: string, rendered: Rendered, key: Buffer): Date | null => {
  const [time = "", mac = ""] = nonce.split(".")
  const shownAt = Number.parseInt(time, 36)
  if (!Number.isSafeInteger(shownAt) || Number.isNaN(new Date(shownAt).getTime())) return null
  const given = Buffer.from(mac, "base64url")
  const expected = tag(rendered, shownAt, key)
  return given.length === expected.length && timingSafeEqual(given, expected) ? new Date(shownAt) : null
}
