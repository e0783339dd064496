import { cookies } from "next/headers"
import { linkTargetSchema } from "@contracts/link-target"
import { exchangeToken } from "@/lib/data/links"
import { empty, seeOther } from "@/lib/session/answers"
import { TRIED_COOKIE, TRIED_SECONDS } from "@/lib/session/cookie-name"
import { cookieRules, isId } from "@/lib/session/cookies"
import { keepSession } from "@/lib/session/open-session"

const MAX_TOKEN = 200

/** The one place where a token is seen: it becomes a session, and the browser goes on to an address without it. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  // A browser or mail program that only looks ahead is told to come again when a person goes there.
  if (isLookingAhead(request)) return empty(503)
  if (isPartOfAPage(request)) return empty(403)
  const { token } = await params
  const jar = await cookies()
  const known = token.length <= MAX_TOKEN
  const answer = known ? await exchangeToken(token) : { kind: "refused" as const }
  if (answer.kind === "opened" && isId(answer.session.link.link_id)) {
    const { link_id, scope } = answer.session.link
    await keepSession(answer.session)
    jar.delete({ name: TRIED_COOKIE, ...cookieRules })
    return seeOther(scope === "account" ? `/a/${link_id}` : `/p/${link_id}${targetOf(request)}`)
  }
  if (known) jar.set(TRIED_COOKIE, token, { ...cookieRules, maxAge: TRIED_SECONDS })
  return seeOther(
    answer.kind === "busy" || answer.kind === "trouble" ? `/link-expired?state=${answer.kind}` : "/link-expired",
  )
}

/** The page below the project's that a mail leads to; nothing for an address that is none of ours. */
const targetOf = (request: Request): string => {
  const target = linkTargetSchema.safeParse(new URL(request.url).searchParams.get("to"))
  // A thread is read from its end.
  return target.success ? `/${target.data}${target.data === "messages" ? "#latest" : ""}` : ""
}

const isLookingAhead = (request: Request): boolean =>
  ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /prefetch|prerender|preview/i.test(request.headers.get(name) ?? ""),
  )

/**
 * A person opens a link as a page of its own. As a picture or a frame in a page of another site, wrong links would use
 * up the tries of whoever looks at that page. Only browsers send these headers; without them nothing is known.
 */
const isPartOfAPage = (request: Request): boolean =>
  (request.headers.get("sec-fetch-mode") ?? "navigate") !== "navigate" ||
  (request.headers.get("sec-fetch-dest") ?? "document") !== "document"

/** Link checkers ask with HEAD; without this, Next would run the exchange for them. */
export function HEAD(): Response {
  return new Response(null, { status: 204 })
}
