import "server-only"
import { portalEnv } from "@/lib/env"
import { boundedText } from "./bounded-text"
import { MAX_BODY } from "./max-body"

/** Browsers say where a request comes from; only old ones stay silent, and there the Origin header decides. */
export function isOwnRequest(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin"
  return request.headers.get("origin") === portalEnv().publicOrigin
}

type Refusal = { ok: false; status: 400 | 403 | 413 | 415 }

/** The JSON body of the portal's own scripts, or why it is refused. A plain cross-site form cannot send this type. */
export async function readOwnJson(request: Request): Promise<{ ok: true; body: unknown } | Refusal> {
  const read = await readOwn(request, "application/json", MAX_BODY)
  if (!read.ok) return read
  try {
    return { ok: true, body: JSON.parse(read.text) }
  } catch {
    return { ok: false, status: 400 }
  }
}

/** A name of 100 characters and an address of 254, each escaped at worst to nine bytes. */
const MAX_FORM = 4_096

/** The fields of a form on the portal's own pages, or why it is refused. */
export async function readOwnForm(request: Request): Promise<{ ok: true; form: URLSearchParams } | Refusal> {
  const read = await readOwn(request, "application/x-www-form-urlencoded", MAX_FORM)
  return read.ok ? { ok: true, form: new URLSearchParams(read.text) } : read
}

async function readOwn(request: Request, type: string, max: number): Promise<{ ok: true; text: string } | Refusal> {
  if (!isOwnRequest(request)) return { ok: false, status: 403 }
  const [given = ""] = (request.headers.get("content-type") ?? "").split(";")
  if (given.trim().toLowerCase() !== type) return { ok: false, status: 415 }
  const text = await boundedText(request, max)
  return text === null ? { ok: false, status: 413 } : { ok: true, text }
}
