import { cookies } from "next/headers"
import { requestFreshLink } from "@/lib/data/links"
import { empty, seeOther } from "@/lib/session/answers"
import { TRIED_COOKIE } from "@/lib/session/cookie-name"
import { isId } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

/**
 * Asks for a new link to the address on file: by the link's public id when the page knows it, else by the token that
 * was just tried. A plain form posts here.
 */
export async function POST(request: Request): Promise<Response> {
  const read = await readOwnForm(request)
  if (!read.ok) return empty(read.status)
  const linkId = read.form.get("link")
  const back = read.form.get("back")
  const named = linkId !== null && isId(linkId) ? linkId : null
  const tried = (await cookies()).get(TRIED_COOKIE)?.value
  if (!named && !tried) return seeOther("/link-expired?state=unknown")
  const state = await requestFreshLink(named ? { link_id: named } : { token: tried ?? "" })
  const query = state === "sent" ? "sent=1" : `state=${state}`
  if (named && (back === "p" || back === "a")) return seeOther(`/${back}/${named}?${query}`)
  return seeOther(named ? `/link-expired?link=${named}&${query}` : `/link-expired?${query}`)
}
