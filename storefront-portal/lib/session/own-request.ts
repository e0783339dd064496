import "server-only"
import { UPLOAD_MEDIA } from "@contracts/routes/define-route"
import { FORM_TOKEN_FIELD } from "@/components/form/form-token-input"
import { portalEnv } from "@/lib/env"
import { isFormToken } from "./form-token"
import { MAX_BODY } from "./max-body"
import { readTextWithLimit } from "./read-text-with-limit"

type Refusal = { ok: false; status: 400 | 403 | 413 | 415 }

/** The JSON body of the portal's own scripts, or why it is refused. A plain cross-site form cannot send this type. */
export async function readOwnJson(request: Request): Promise<{ ok: true; body: unknown } | Refusal> {
  if (originOf(request) !== "own") return { ok: false, status: 403 }
  const read = await readBody(request, "application/json")
  if (!read.ok) return read
  try {
    return { ok: true, body: JSON.parse(read.text) }
  } catch {
    return { ok: false, status: 400 }
  }
}

/**
 * The fields of a form on the portal's own pages, or why it is refused.
 * @param session of the link that the form belongs to; its form token counts where the browser does not name an origin
 */
export async function readOwnForm(
  request: Request,
  session: string | null = null,
): Promise<{ ok: true; form: URLSearchParams } | Refusal> {
  const origin = originOf(request)
  if (origin === "foreign") return { ok: false, status: 403 }
  const read = await readBody(request, "application/x-www-form-urlencoded")
  if (!read.ok) return read
  const form = new URLSearchParams(read.text)
  const isOwn = origin === "own" || isFormToken(form.get(FORM_TOKEN_FIELD), session)
  return isOwn ? { ok: true, form } : { ok: false, status: 403 }
}

/** Whether a file comes from the portal's own scripts. A plain cross-site form cannot send this type. */
export function isOwnUpload(request: Request): boolean {
  return isOwnWrite(request) && request.headers.get("content-type") === UPLOAD_MEDIA
}

/** Whether a request without a body comes from the portal's own scripts. */
export function isOwnWrite(request: Request): boolean {
  return originOf(request) === "own"
}

/** Browsers name the site that a request comes from. Only old ones do not; there the Origin header decides. */
function originOf(request: Request): "own" | "foreign" | "unknown" {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin" ? "own" : "foreign"
  const origin = request.headers.get("origin")
  if (origin === null || origin === "null") return "unknown"
  return origin === portalEnv().publicOrigin ? "own" : "foreign"
}

async function readBody(request: Request, type: string): Promise<{ ok: true; text: string } | Refusal> {
  const [given = ""] = (request.headers.get("content-type") ?? "").split(";")
  if (given.trim().toLowerCase() !== type) return { ok: false, status: 415 }
  const text = await readTextWithLimit(request, MAX_BODY)
  return text === null ? { ok: false, status: 413 } : { ok: true, text }
}
