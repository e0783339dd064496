import { subscribe } from "node:diagnostics_channel"
import { Socket } from "node:net"

/**
 * Reads each connection's address as it comes in, since Node keeps what was read, and lets go of one that its client has
 * torn down by then: what it sent would be served all the same, and nobody could say for whom.
 */
export function keepAddresses(): void {
  subscribe("net.server.socket", (message) => {
    if (typeof message !== "object" || message === null || !("socket" in message)) return
    const { socket } = message
    if (socket instanceof Socket && socket.localAddress && !socket.remoteAddress) socket.destroy()
  })
}
