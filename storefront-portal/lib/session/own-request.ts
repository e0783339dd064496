import "server-only"
import { portalEnv } from "@/lib/env"

/** Browsers say where a request comes from; only old ones stay silent, and there the Origin header decides. */
export function isOwnRequest(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin"
  return request.headers.get("origin") === portalEnv().publicOrigin
}

export const MAX_BODY = 64_000

/**
 * The JSON body of the portal's own scripts, or why it is refused. A plain cross-site form cannot send this content
 * type, and the size is bounded before anything is parsed.
 */
export async function readOwnJson(
  request: Request,
): Promise<{ ok: true; body: unknown } | { ok: false; status: 400 | 403 | 413 | 415 }> {
  if (!isOwnRequest(request)) return { ok: false, status: 403 }
  const type = request.headers.get("content-type") ?? ""
  if (!/^application\/json\s*(;|$)/i.test(type)) return { ok: false, status: 415 }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) return { ok: false, status: 413 }
  const text = await request.text()
  if (text.length > MAX_BODY) return { ok: false, status: 413 }
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return { ok: false, status: 400 }
  }
}
