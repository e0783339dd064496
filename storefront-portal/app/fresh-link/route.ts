import { cookies } from "next/headers"
import { askFreshLink } from "@/lib/data/links"
import { empty, seeOther } from "@/lib/session/answers"
import { isLinkId, TRIED_COOKIE } from "@/lib/session/cookies"
import { isOwnRequest } from "@/lib/session/own-request"

/** A link's id and a letter; anything longer is no form of ours. */
const MAX_BYTES = 4_096

/**
 * Asks for a fresh link to the address on file: by the link's public id when the page knows it, else by the token that
 * was just tried. A form posts here without JavaScript; the signing sheet posts the same form from its script.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request)) return empty(403)
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) return empty(413)
  const form = await request.formData().catch(() => null)
  if (!form) return empty(400)
  const linkId = form.get("link")
  const back = form.get("back")
  const named = typeof linkId === "string" && isLinkId(linkId) ? linkId : null
  const tried = (await cookies()).get(TRIED_COOKIE)?.value
  if (!named && !tried) return seeOther("/link-expired?state=unknown")
  const state = await askFreshLink(named ? { link_id: named } : { token: tried ?? "" })
  const query = state === "sent" ? "sent=1" : `state=${state}`
  if (named && (back === "p" || back === "a")) return seeOther(`/${back}/${named}?${query}`)
  return seeOther(named ? `/link-expired?link=${named}&${query}` : `/link-expired?${query}`)
}
