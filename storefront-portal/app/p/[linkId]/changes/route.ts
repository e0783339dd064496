import { PortalApiError } from "@client/index"
import { ApiUnreachable } from "@/lib/data/api"
import { readChange } from "@/lib/data/project"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"

/** "Changed" or "not changed", asked every few seconds by an open page. The page's data never comes this way. */
export async function GET(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const session = await sessionOf((await params).linkId)
  if (!session) return empty(401)
  try {
    const change = await readChange(session, request.headers.get("if-none-match"))
    return change ? Response.json(change) : empty(304)
  } catch (error) {
    if (error instanceof PortalApiError) return empty(error.status)
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}
