import { createHmac, timingSafeEqual } from "node:crypto"

/** What one rendering for one session consisted of. Hashes are hex SHA-256. */
export type Rendered = {
  session_id: string
  request_id: string
  document_sha256: string
  consent_sha256: string
  /** Terms bind too: under others the consent is another one, although its sentence reads the same. */
  terms_sha256: string | null
  /** Of what the approval rules showed and bind the decision to. */
  rules_sha256: string
}

const tag = (rendered: Rendered, shownAt: number, key: Buffer): Buffer =>
  createHmac("sha256", key)
    .update(
      JSON.stringify([
        rendered.session_id,
        rendered.request_id,
        rendered.document_sha256,
        rendered.consent_sha256,
        rendered.terms_sha256,
        rendered.rules_sha256,
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

/** @returns the time shown, or null when the nonce is not, letter by letter, the one issued for this rendering */
export const verifyNonce = (nonce: string, rendered: Rendered, key: Buffer): Date | null => {
  const shownAt = new Date(Number.parseInt(nonce, 36))
  if (Number.isNaN(shownAt.getTime())) return null
  const [given, issued] = [nonce, issueNonce(rendered, shownAt, key)].map((text) => Buffer.from(text))
  return given && issued && given.length === issued.length && timingSafeEqual(given, issued) ? shownAt : null
}
