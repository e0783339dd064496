import { discardRequest } from "@/lib/data/request"
import { requestPage, type RequestParams } from "@/lib/request/request-page"
import { requestPath, requestsPath } from "@/lib/request/request-path"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<RequestParams> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(requestsPath(linkId)) : empty(404)
}

/** Deletes a request that was not sent. One that is gone already is as good as deleted. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const params = await context.params
  const { linkId, requestId } = params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(linkId) || !isId(requestId)) return empty(404)
  if (!session) return requestPage.show(request, params, null)
  const outcome = await discardRequest(session, requestId)
  if (outcome.kind === "done" || outcome.kind === "missing") return seeOther(requestsPath(linkId))
  if (outcome.kind === "no_session") return requestPage.show(request, params, null)
  const { failure } = outcome
  if (failure === "sent") return seeOther(requestPath(linkId, requestId))
  return requestPage.show(request, params, {
    step: "review",
    fields: null,
    problems: {},
    failure,
    left_out: [],
    missing: [],
  })
}
