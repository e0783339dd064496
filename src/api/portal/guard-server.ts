import { type IncomingMessage, Server, type ServerResponse } from "node:http"

/** @returns whether the request was answered; one that was not goes on to whoever else answers it */
export type Guard = (req: IncomingMessage, res: ServerResponse) => boolean

const guarded = new WeakSet<Server>()

/**
 * Has a server ask `guard` before anything else that answers its requests, once however often it is called. Anything but
 * a server of Node's is left as it is.
 */
export const guardServer = (server: unknown, guard: Guard): void => {
  if (!(server instanceof Server) || guarded.has(server)) return
  guarded.add(server)
  const handlers = server.listeners("request")
  server.removeAllListeners("request")
  server.on("request", (req: IncomingMessage, res: ServerResponse) => {
    if (guard(req, res)) return
    for (const handler of handlers) Reflect.apply(handler, server, [req, res])
  })
}
