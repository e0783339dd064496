import "server-only"
import { createHmac, timingSafeEqual } from "node:crypto"
import { portalEnv } from "@/lib/env"

/**
 * Proves that a form came from a page of ours to the holder of this session. Some browsers send `Origin: null` and no
 * `Sec-Fetch-Site` from a page without a referrer, as ours are.
 */
export function formToken(session: string): string {
  return createHmac("sha256", portalEnv().sharedSecret).update(`form\n${session}`).digest("base64url")
}

export function isFormToken(token: string | null, session: string | null): boolean {
  if (!token || !session) return false
  const [given, expected] = [Buffer.from(token), Buffer.from(formToken(session))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
