import { timingSafeEqual } from "node:crypto"
import { Socket } from "node:net"
import { subscribe } from "node:diagnostics_channel"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { sha256Hex } from "../../lib/digest"
import { portalServices } from "../../lib/services"

export type ClientInfo = { address: string | null; agent: string | null }

const HEADERS = {
  secret: "x-client-portal-secret",
  address: "x-client-portal-address",
  agent: "x-client-portal-agent",
} as const
const MAX_AGENT = 500
const WARN_EVERY_MS = 60_000

/** The parts of a request that tell who sent it. */
export type ClientRequest = Pick<MedusaRequest, "headers" | "scope"> & {
  socket: Pick<MedusaRequest["socket"], "remoteAddress">
}

const header = (req: Pick<ClientRequest, "headers">, name: string): string | null => {
  const value = req.headers[name]
  return typeof value === "string" && value ? value : null
}

/** Compared as hashes, so that neither content nor length leaks through timing. */
const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256Hex(given)), Buffer.from(sha256Hex(expected)))

let warnedAt = Number.NEGATIVE_INFINITY

/** A secret that was changed on one side only makes all clients one address, so the shop has to know. */
const warnOfWrongSecret = (req: ClientRequest): void => {
  if (Date.now() - warnedAt < WARN_EVERY_MS) return
  warnedAt = Date.now()
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(
      `A request came with a wrong ${HEADERS.secret}; its forwarded client address is ignored. If your portal sent it, ` +
        "secrets.portal_shared_secret here and the portal's own secret differ.",
    )
}

/** Whether the portal's server sent the request, which it proves with the shared secret. */
export const isFromPortal = (req: Pick<ClientRequest, "headers" | "scope">): boolean => {
  const secret = header(req, HEADERS.secret)
  return (
    secret !== null && isSameSecret(secret, portalServices(req.scope).settings.options.secrets.portal_shared_secret)
  )
}

/**
 * The client's address and user agent (security-and-evidence C3): what the portal's server forwards under the shared
 * secret, otherwise those of the connection itself. Other forwarding headers are ignored.
 */
export const clientInfo = (req: ClientRequest): ClientInfo => {
  const isPortal = isFromPortal(req)
  if (!isPortal && req.headers[HEADERS.secret] !== undefined) warnOfWrongSecret(req)
  const address = isPortal ? header(req, HEADERS.address) : (req.socket.remoteAddress ?? null)
  const agent = header(req, isPortal ? HEADERS.agent : "user-agent")
  return { address: address?.slice(0, 45) ?? null, agent: agent?.slice(0, MAX_AGENT) ?? null }
}

/**
 * Reads each connection's address as it comes in (security-and-evidence.md, C3). Node cannot tell it any more once the
 * client has torn the connection down, yet would still serve the request: a decision without an address. It caches an
 * address that was read once. A connection that is gone by then is destroyed; Unix sockets have no address at all.
 */
export const captureRemoteAddresses = (): void => {
  subscribe("net.server.socket", (message) => {
    if (typeof message !== "object" || message === null || !("socket" in message)) return
    const { socket } = message
    if (socket instanceof Socket && socket.localAddress && !socket.remoteAddress) socket.destroy()
  })
}
