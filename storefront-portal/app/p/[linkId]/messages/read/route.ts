import { markRead } from "@/lib/data/conversation"
import { empty, isScript, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

/** Marks the thread as read up to a message: the page's script does so once it was in view, or the client by a button. */
export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const { linkId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const until = read.form.get("until") ?? ""
  if (!isId(until)) return empty(400)
  const status = session ? await markRead(session, until) : 401
  return isScript(request) ? empty(status) : seeOther(`/p/${linkId}/messages#latest`)
}
