import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import { ApiUnreachable, portalApi, reachStream } from "@/lib/data/api"
import { isId, sessionOf } from "@/lib/session/cookies"

interface Wanted {
  linkId: string
  /** Of the address, beside the link's. */
  ids: readonly string[]
  ask: (
    api: PortalClient,
    call: { session: string; etag: string | null; signal: AbortSignal },
  ) => Promise<Response | null>
  /** Pictures are shown within the page; anything else is a download, whatever the API says of it. */
  media?: "image/webp" | "application/pdf" | "application/octet-stream"
}

/** What the API may say about a file. Anything else, above all cookies and what made it, stays behind. */
const PASSED = ["cache-control", "content-disposition", "content-length", "etag", "last-modified"] as const

/**
 * Passes a file on as it comes, never held as a whole. Its type is fixed here: a picture can be shown and
 * nothing can run, also if a file is not what it claims to be.
 * @returns 304 while the browser has the newest; without a body: 401, 404 and the like, 502 while the API is away
 */
export async function passFile(
  request: Request,
  { linkId, ids, ask, media = "application/octet-stream" }: Wanted,
): Promise<Response> {
  if (!ids.every(isId)) return refused(404)
  const session = await sessionOf(linkId)
  if (!session) return refused(401)
  const etag = request.headers.get("if-none-match")
  try {
    const answer = await ask(await portalApi(reachStream(request.signal)), { session, etag, signal: request.signal })
    if (!answer) return new Response(null, { status: 304, headers: { ...(etag ? { etag } : {}), ...PRIVATE } })
    return new Response(answer.body, { headers: headersOf(answer.headers, media) })
  } catch (error) {
    if (error instanceof PortalApiError) return refused(error.status)
    if (error instanceof ApiUnreachable) return refused(502)
    throw error
  }
}

const PRIVATE = { "cache-control": "private, no-cache" }

function headersOf(given: Headers, media: NonNullable<Wanted["media"]>): Headers {
  const headers = new Headers(PRIVATE)
  for (const name of PASSED) {
    const value = given.get(name)
    if (value !== null) headers.set(name, value)
  }
  // What was packed for the way here is already unpacked, and longer than it says.
  if (given.has("content-encoding")) headers.delete("content-length")
  headers.set("content-type", media)
  if (media === "image/webp") headers.set("content-disposition", "inline")
  else if (!headers.get("content-disposition")?.startsWith("attachment"))
    headers.set("content-disposition", "attachment")
  return headers
}

/** Never kept: the session may be renewed, or the preview made, a moment later. */
export function refused(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } })
}
