import { createHash } from "node:crypto"
import { isIP } from "node:net"
import { portalEnv } from "@/lib/env"
import { beforeEachRequest } from "./each-request"

/**
 * Next hides the socket from pages and fills `x-forwarded-for` with it only when the client sent none, so that header
 * may be anybody's invention. Before anyone handles a request the true address is worked out and put into a header whose
 * name only this server knows.
 */
export function addressHeader(): string {
  return `x-portal-peer-${createHash("sha256").update(portalEnv().sharedSecret).digest("hex").slice(0, 24)}`
}

export function noteClientAddresses(): void {
  const header = addressHeader()
  const { trustedProxies } = portalEnv()
  beforeEachRequest((request) => {
    delete request.headers[header]
    const address = clientAddress(request.socket.remoteAddress, request.headers["x-forwarded-for"], trustedProxies)
    if (address) request.headers[header] = address
  })
}

/**
 * Each trusted proxy appends the address it saw. Counting from the socket back over exactly that many hops reaches the
 * first address nobody outside could write; a chain too short did not pass the proxies, and only the socket is left.
 * Hops are counted before any is read: leaving out one that cannot be read would move the count on to the client's text.
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | string[] | undefined,
  trusted: number,
): string | undefined {
  const peer = plain(socket)
  if (trusted === 0) return peer
  const hops = [forwarded ?? []].flat().join(",").split(",")
  return plain(hops.at(-trusted)) ?? peer
}

/** The bare address of `[2001:db8::1]:443`, `192.0.2.1:4711`, `fe80::1%eth0` and the like; some proxies write those. */
function plain(hop: string | undefined): string | undefined {
  const text = hop?.trim() ?? ""
  const [, inBrackets, beforePort] = /^(?:\[([^\]]*)\](?::\d*)?|([^:]*):\d*)$/.exec(text) ?? []
  const address = (inBrackets ?? beforePort ?? text).replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "")
  return isIP(address) ? address : undefined
}
