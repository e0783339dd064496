import { timingSafeEqual } from "node:crypto"
import type { MedusaRequest } from "@medusajs/framework/http"
import { sha256Hex } from "../../lib/digest"
import { portalServices } from "../../lib/services"

export type TrueClient = { address: string | null; agent: string | null }

const HEADERS = {
  secret: "x-client-portal-secret",
  address: "x-client-portal-address",
  agent: "x-client-portal-agent",
} as const
const MAX_AGENT = 500

const header = (req: MedusaRequest, name: string): string | null => {
  const value = req.headers[name]
  return typeof value === "string" && value ? value : null
}

/** Compared as hashes, so that neither content nor length leaks through timing. */
const sameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256Hex(given)), Buffer.from(sha256Hex(expected)))

/**
 * Who is really asking (security-and-evidence C3): what the portal's server forwards under the shared secret, else the
 * connection itself. Forwarding headers of anybody else are not believed.
 */
export const trueClient = (req: MedusaRequest): TrueClient => {
  const secret = header(req, HEADERS.secret)
  const isPortal =
    secret !== null && sameSecret(secret, portalServices(req.scope).settings.options.secrets.portal_shared_secret)
  const address = isPortal ? header(req, HEADERS.address) : (req.socket.remoteAddress ?? null)
  const agent = header(req, isPortal ? HEADERS.agent : "user-agent")
  return { address: address?.slice(0, 45) ?? null, agent: agent?.slice(0, MAX_AGENT) ?? null }
}
