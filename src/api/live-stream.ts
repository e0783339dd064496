import type { ServerResponse } from "node:http"
import type { Socket } from "node:net"

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // Compression would keep events back; nginx buffers answers unless it is told not to.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
}
/** After a restart browsers come back one after the other. */
const RETRY_MS = { least: 500, spread: 2_000 }
/** Unsent bytes after which the reader is disconnected. */
const MAX_UNSENT_BYTES = 4_096

export type EventStream = {
  changed: () => void
  ping: () => void
  end: () => void
  onClose: (listener: () => void) => void
}

/** Answers HEAD: what GET would begin with. A stream that nobody can read would never end, nor free its connection. */
export const headOfEventStream = (res: ServerResponse): void => {
  res.writeHead(200, HEADERS).end()
}

/** Begins an answer of server-sent events. @returns null where the client is gone */
export const startEventStream = (res: ServerResponse): EventStream | null => {
  if (res.destroyed) return null
  res.writeHead(200, HEADERS)
  return streamTo(
    res,
    (text) => text,
    () => res.end(),
  )
}

/**
 * Begins an answer of server-sent events and takes its connection over. For Node, Express and Medusa the answer is
 * finished: they log it and free the request, its scope and its session, which are 17 kB of a page's heap (docs/adr/0034).
 * The connection counts as idle, so a server that ends closes it. The events follow in chunks, as the head says.
 *
 * Only for HTTP/1.1, and for clients that send nothing on the connection before the answer ended: another answer would
 * come between the events.
 * @returns null where the client is gone
 */
export const takeOverConnection = async (res: ServerResponse): Promise<EventStream | null> => {
  const { socket } = res
  if (!socket || res.destroyed) return null
  // `close` would have Node close the connection after the head.
  res.writeHead(200, { ...HEADERS, "Transfer-Encoding": "chunked", Connection: "keep-alive" })
  // Keeps `end` from writing the last chunk, which is written when the stream ends.
  res.chunkedEncoding = false
  await endAnswer(res)
  if (socket.destroyed) return null
  // Of idle connections.
  socket.setTimeout(0)
  return streamTo(socket, chunkOf, () => {
    socket.write(chunkOf(""))
    socket.destroySoon()
  })
}

/** A function of its own: what a stream's functions share must not hold the answer. @returns once Node let go of it */
const endAnswer = async (res: ServerResponse): Promise<void> =>
  await new Promise((resolve) => {
    res.once("close", resolve)
    res.end()
  })

const chunkOf = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

/** A reader that takes nothing any more is disconnected. */
const streamTo = (
  target: ServerResponse | Socket,
  encode: (text: string) => string,
  finish: () => void,
): EventStream => {
  const send = (text: string): void => {
    if (target.writableLength > MAX_UNSENT_BYTES) target.destroy()
    else if (!target.writableEnded) target.write(encode(text))
  }
  send(`retry: ${RETRY_MS.least + Math.round(Math.random() * RETRY_MS.spread)}\n\n`)
  return {
    changed: () => send("data: changed\n\n"),
    ping: () => send(":\n\n"),
    end: () => {
      if (!target.writableEnded && !target.destroyed) finish()
    },
    onClose: (listener) => void target.once("close", listener),
  }
}
