import { timingSafeEqual } from "node:crypto"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { sha256Hex } from "../../lib/digest"
import { portalServices } from "../../lib/services"

export type TrueClient = { address: string | null; agent: string | null }

const HEADERS = {
  secret: "x-client-portal-secret",
  address: "x-client-portal-address",
  agent: "x-client-portal-agent",
} as const
const MAX_AGENT = 500
const WARN_EVERY_MS = 60_000

/** What is read of a request to know who sent it. */
export type Asked = Pick<MedusaRequest, "headers" | "scope"> & {
  socket: Pick<MedusaRequest["socket"], "remoteAddress">
}

const header = (req: Pick<Asked, "headers">, name: string): string | null => {
  const value = req.headers[name]
  return typeof value === "string" && value ? value : null
}

/** Compared as hashes, so that neither content nor length leaks through timing. */
const sameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256Hex(given)), Buffer.from(sha256Hex(expected)))

let warnedAt = Number.NEGATIVE_INFINITY

/** A secret that was changed on one side alone makes all clients one address: somebody has to hear of it. */
const warnOfWrongSecret = (req: Asked): void => {
  if (Date.now() - warnedAt < WARN_EVERY_MS) return
  warnedAt = Date.now()
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `A request came with a wrong ${HEADERS.secret}, and what it says of its client is not believed. If it is your ` +
        "portal's: secrets.portal_shared_secret here and the secret the portal runs with have to be the same.",
    )
}

/**
 * Who is really asking (security-and-evidence C3): what the portal's server forwards under the shared secret, else the
 * connection itself. Forwarding headers of anybody else are not believed.
 */
export const trueClient = (req: Asked): TrueClient => {
  const secret = header(req, HEADERS.secret)
  const isPortal =
    secret !== null && sameSecret(secret, portalServices(req.scope).settings.options.secrets.portal_shared_secret)
  if (!isPortal && req.headers[HEADERS.secret] !== undefined) warnOfWrongSecret(req)
  const address = isPortal ? header(req, HEADERS.address) : (req.socket.remoteAddress ?? null)
  const agent = header(req, isPortal ? HEADERS.agent : "user-agent")
  return { address: address?.slice(0, 45) ?? null, agent: agent?.slice(0, MAX_AGENT) ?? null }
}
