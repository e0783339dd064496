import { subscribe } from "node:diagnostics_channel"
import { Socket } from "node:net"

/**
 * Sees to it that each request has the address it came from (security-and-evidence.md, C3). Of a connection that its
 * client tears down right behind a request nobody can say it later, and the request would still be served: a decision
 * without an address, wrong tokens that count against somebody else. Node keeps an address that was read, so it is read
 * as the connection comes in; one that is torn down by then is let go of. Sockets of the file system have no addresses.
 */
export const keepAddresses = (): void => {
  subscribe("net.server.socket", (message) => {
    if (typeof message !== "object" || message === null || !("socket" in message)) return
    const { socket } = message
    if (socket instanceof Socket && socket.localAddress && !socket.remoteAddress) socket.destroy()
  })
}
