import http, { type IncomingMessage, type ServerResponse } from "node:http"
import https from "node:https"
import { portalEnv } from "@/lib/env"
import { addressHeader } from "@/lib/session/client-address"
import { sessionCookieName } from "@/lib/session/cookie-name"
import { answerBeforeNext } from "@/lib/session/each-request"
import { PROTECTIONS } from "@/lib/session/protections"

const STREAM = /^\/[ap]\/([A-Za-z0-9_-]{1,100})\/live$/
/** Of this process. Pages beyond that ask every few seconds. */
const MAX_STREAMS = 10_000
const CONNECT_MS = 10_000
const AGENT_LENGTH = 500

const open = new Set<ServerResponse>()
let endsWithServer = false

/**
 * Answers `/p/<link>/live` and `/a/<link>/live` with the stream of the API, for the session in the link's cookie. It does so
 * before Next sees the request: a stream in a Next route handler costs 70 kB of memory for as long as the page is open, here
 * it is a few (docs/adr/0034). Same process, same port.
 */
export function serveStreams(): void {
  answerBeforeNext((request, response) => {
    const [, linkId] = STREAM.exec(request.url ?? "") ?? []
    if (!linkId || request.method !== "GET") return false
    serve(request, response, linkId)
    return true
  })
}

function serve(request: IncomingMessage, response: ServerResponse, linkId: string): void {
  const site = request.headers["sec-fetch-site"]
  const session = cookieOf(request.headers.cookie, sessionCookieName(linkId))
  if (site !== undefined && site !== "same-origin") return refuse(response, 403)
  if (!session) return refuse(response, 401)
  if (open.size >= MAX_STREAMS) return refuse(response, 503)
  endWithServer()
  open.add(response)
  const ask = askApi(request, session)
  const late = setTimeout(() => ask.destroy(new Error("The API does not answer")), CONNECT_MS)
  response.on("close", () => {
    clearTimeout(late)
    open.delete(response)
    ask.destroy()
  })
  // Also for a stream that breaks: the browser opens another one.
  ask.on("error", () => (response.headersSent ? response.end() : refuse(response, 502)))
  ask.on("response", (answer) => {
    clearTimeout(late)
    if (answer.statusCode !== 200) {
      answer.destroy()
      return refuse(response, answer.statusCode ?? 502)
    }
    response.writeHead(200, {
      ...Object.fromEntries(PROTECTIONS),
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    })
    response.flushHeaders()
    // An event is a few bytes; one that is not taken within a ping or two means that nobody reads.
    answer.on("data", (piece: Buffer) => void (response.writableNeedDrain ? response.destroy() : response.write(piece)))
    answer.on("error", () => response.end())
    answer.on("end", () => response.end())
  })
  ask.end()
}

function askApi(request: IncomingMessage, session: string): http.ClientRequest {
  const { apiUrl, sharedSecret } = portalEnv()
  const address = request.headers[addressHeader()]
  const agent = request.headers["user-agent"]?.slice(0, AGENT_LENGTH)
  const { request: send } = apiUrl.startsWith("https:") ? https : http
  return send(`${apiUrl}/portal/live`, {
    // A connection of its own for as long as the page is open.
    agent: false,
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${session}`,
      "x-client-portal-secret": sharedSecret,
      ...(typeof address === "string" ? { "x-client-portal-address": address } : {}),
      ...(agent ? { "x-client-portal-agent": agent } : {}),
    },
  })
}

/** Browsers ask again only after a stream that ended; after a refusal the page's script decides. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...Object.fromEntries(PROTECTIONS), "cache-control": "no-store", "content-length": 0 })
  response.end()
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.split("=")
    if (key?.trim() === name) return value.join("=").trim() || null
  }
  return null
}

/** Next waits for all connections before it ends, and listens to the same signals. */
function endWithServer(): void {
  if (endsWithServer) return
  endsWithServer = true
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.once(signal, () => {
      for (const response of open) response.end()
    })
  }
}
