import { PortalApiError } from "@client/index"
import { openedSchema } from "@contracts/portal-session"
import { ApiUnreachable, portalApi } from "@/lib/data/api"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"

/** The beacon of a real view. */
export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const session = await sessionOf((await params).linkId)
  if (!session) return empty(401)
  const opened = openedSchema.safeParse(read.body)
  if (!opened.success) return empty(400)
  try {
    await (await portalApi()).recordOpened({ session, body: opened.data })
    return empty(204)
  } catch (error) {
    if (error instanceof PortalApiError) return empty(error.status)
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}
