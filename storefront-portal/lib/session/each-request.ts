import { subscribe } from "node:diagnostics_channel"
import { IncomingMessage } from "node:http"

/** Node announces each request before anyone handles it: what is changed then is all that Next ever sees of it. */
export function beforeEachRequest(change: (request: IncomingMessage) => void): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return
    if (message.request instanceof IncomingMessage) change(message.request)
  })
}
