import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import { ApiUnreachable, portalApi } from "@/lib/data/api"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"

type Ask = (
  api: PortalClient,
  call: { session: string; etag: string | null },
) => Promise<{ etag: string | null } | null>

/**
 * "Changed" or "not changed", asked every few seconds by an open page. The page's data never comes this way.
 * @param ask reads what the page shows, by the tag that the page has
 * @returns 200 with the new tag, 304 while there is nothing newer, 401 without a session, 502 while the API is away
 */
export async function answerChange(request: Request, linkId: string, ask: Ask): Promise<Response> {
  const session = await sessionOf(linkId)
  if (!session) return empty(401)
  try {
    const answer = await ask(await portalApi(), { session, etag: request.headers.get("if-none-match") })
    return answer ? Response.json({ etag: answer.etag }) : empty(304)
  } catch (error) {
    if (error instanceof PortalApiError) return empty(error.status)
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}
