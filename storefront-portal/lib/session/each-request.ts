import { subscribe } from "node:diagnostics_channel"
import { IncomingMessage, Server, ServerResponse } from "node:http"

type Announced = { request: IncomingMessage; server: Server }

/** Node announces each request before anyone handles it. */
function onAnnounced(listener: (announced: Announced) => void): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message) || !("server" in message)) return
    const { request, server } = message
    if (request instanceof IncomingMessage && server instanceof Server) listener({ request, server })
  })
}

/** What is changed of a request then is all that Next ever sees of it. */
export function beforeEachRequest(change: (request: IncomingMessage) => void): void {
  onAnnounced(({ request }) => change(request))
}

/** @returns whether it answers the request; one that it does not goes on to Next */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Has `handler` asked before Next hears of a request, on the server that Next itself has started. Call it after every
 * `beforeEachRequest` whose change the handler needs.
 */
export function answerBeforeNext(handler: Handler): void {
  const known = new WeakSet<Server>()
  onAnnounced(({ server }) => {
    if (known.has(server)) return
    known.add(server)
    const emit = server.emit.bind(server)
    server.emit = (event: string, ...told: unknown[]): boolean => {
      const [request, response] = told
      const isRequest = event === "request" && request instanceof IncomingMessage && response instanceof ServerResponse
      return (isRequest && handler(request, response)) || emit(event, ...told)
    }
  })
}
