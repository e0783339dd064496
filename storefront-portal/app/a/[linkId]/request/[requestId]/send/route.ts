import { sendRequest } from "@/lib/data/request"
import { missingPage } from "@/lib/html/notices"
import { requestPage, type RequestParams } from "@/lib/request/request-page"
import { requestPath, requestStepPath } from "@/lib/request/request-path"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<RequestParams> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId, requestId } = await params
  return isId(linkId) && isId(requestId) ? seeOther(requestStepPath(linkId, requestId, "review")) : empty(404)
}

/** Sends the request that the client has reviewed. Pressing twice sends once. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const version = Number(read.form.get("version"))
  if (!Number.isSafeInteger(version) || version < 1) return empty(400)
  if (!session) return requestPage.show(request, params, null)
  const outcome = await sendRequest(session, params.requestId, version)
  if (outcome.kind === "done") return seeOther(requestPath(params.linkId, params.requestId))
  if (outcome.kind === "missing") return missingPage(request)
  if (outcome.kind === "no_session") return requestPage.show(request, params, null)
  const failure = outcome.failure === "conflict" ? "changed" : outcome.failure
  return requestPage.show(request, params, {
    step: "review",
    fields: null,
    problems: {},
    failure,
    left_out: [],
    missing: [],
  })
}
