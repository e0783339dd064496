import type { MedusaResponse } from "@medusajs/framework/http"

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

export type EventStream = { changed: () => void; ping: () => void; end: () => void }

/** Answers HEAD: what GET would begin with. A stream that nobody can read would never end, nor free its connection. */
export const headOfEventStream = (res: MedusaResponse): void => {
  res.writeHead(200, HEADERS).end()
}

/** Begins an answer of server-sent events. A reader that takes nothing any more is let go. */
export const startEventStream = (res: MedusaResponse): EventStream => {
  const send = (text: string): void => {
    if (res.writableLength > MAX_UNSENT_BYTES) res.destroy()
    else if (!res.writableEnded) res.write(text)
  }
  res.writeHead(200, HEADERS)
  send(`retry: ${RETRY_MS.least + Math.round(Math.random() * RETRY_MS.spread)}\n\n`)
  return { changed: () => send("data: changed\n\n"), ping: () => send(":\n\n"), end: () => res.end() }
}
