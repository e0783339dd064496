import { IncomingMessage, Server, ServerResponse } from "node:http"

/** @returns whether the request was answered; one that was not goes on to whoever else answers it */
export type Guard = (req: IncomingMessage, res: ServerResponse) => boolean

const guarded = new WeakSet<Server>()

/**
 * Has a server ask `guard` before it tells anybody of a request, once however often this is called. Its listeners stay as
 * they are, and nobody hears of what the guard answers. Anything but a server of Node's is left alone.
 */
export const guardServer = (server: unknown, guard: Guard): void => {
  if (!(server instanceof Server) || guarded.has(server)) return
  guarded.add(server)
  const emit = server.emit.bind(server)
  server.emit = (event: string, ...told: unknown[]): boolean => {
    const [req, res] = told
    const isRequest = event === "request" && req instanceof IncomingMessage && res instanceof ServerResponse
    return (isRequest && guard(req, res)) || emit(event, ...told)
  }
}
