import { openedSchema } from "@contracts/portal-session"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"
import { answerReport } from "@/lib/session/report"

/** The beacon of a real view. */
export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const session = await sessionOf((await params).linkId)
  if (!session) return empty(401)
  const opened = openedSchema.safeParse(read.body)
  if (!opened.success) return empty(400)
  return await answerReport((api) => api.recordOpened({ session, body: opened.data }))
}
