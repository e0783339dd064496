import { requestStepIdSchema, type QuoteRequest, type RequestStepId, stepOfProblem } from "@contracts/quote-request"
import type { RequestState } from "@/components/request/request-page"
import { readRequest } from "@/lib/data/request"
import { FAILURE_STATUS } from "@/lib/errors/request-problem"
import { readLineChange, readStep } from "@/lib/request/read-step"
import { requestPage, type RequestParams } from "@/lib/request/request-page"
import { requestPath, requestStepPath, stepAfter } from "@/lib/request/request-path"
import { saveStep } from "@/lib/request/save-step"
import { empty, isScript, seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

export const GET = requestPage.GET

const blank = (step: RequestStepId): RequestState => ({
  step,
  fields: null,
  problems: {},
  failure: null,
  left_out: [],
  missing: [],
})

/** Saves a step and goes on. A script that saves while the client types gets the new version, or why there is none. */
export async function POST(request: Request, context: { params: Promise<RequestParams> }): Promise<Response> {
  const params = await context.params
  const { linkId, requestId } = params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const { form } = read
  const step = requestStepIdSchema.safeParse(form.get("step"))
  const version = Number(form.get("version"))
  if (!step.success || !Number.isSafeInteger(version) || version < 1) return empty(400)
  const known = await readRequest(linkId, requestId)
  // The page says what became of the session or of the request.
  if (!session || known.kind !== "ok") return isScript(request) ? empty(401) : requestPage.show(request, params, null)
  if (known.data.request.state === "sent")
    return isScript(request)
      ? Response.json({ problem: "sent" }, { status: 409 })
      : seeOther(requestPath(linkId, requestId))

  const go = form.get("go")
  const change = readLineChange(go)
  const { request: saved, options } = known.data
  const typed = readStep(step.data, form, {
    lineIds: saved.content.lines.map(({ id }) => id),
    addresses: options.addresses,
    change,
  })
  if (!typed.ok) {
    if (isScript(request)) return Response.json({ problem: "invalid" }, { status: 400 })
    return requestPage.show(request, params, { ...blank(step.data), fields: form, problems: typed.problems })
  }
  const { outcome, left_out } = await saveStep(session, saved, { version, part: typed.part })
  if (outcome.kind === "no_session") return isScript(request) ? empty(401) : requestPage.show(request, params, null)
  if (outcome.kind !== "done") {
    // The request was there a moment ago: where it still is, one of its files is gone.
    const failure = outcome.kind === "missing" ? "files" : outcome.failure
    if (isScript(request)) return Response.json({ problem: failure }, { status: FAILURE_STATUS[failure] })
    return requestPage.show(request, params, { ...blank(step.data), fields: form, failure })
  }
  if (isScript(request)) return Response.json({ version: outcome.value.version, has_left_out: left_out !== null })
  // Saved, but for files that the client thinks are there.
  if (left_out !== null) return requestPage.show(request, params, { ...blank(step.data), failure: "files", left_out })
  return goOn(request, params, step.data, go, outcome.value)
}

/** What the client has to put right before they leave a step. What sizes may still say, the review asks for. */
const missingOn = (step: RequestStepId, { problems }: QuoteRequest) =>
  problems.filter((problem) => stepOfProblem(problem) === step && problem !== "no_quantity")

async function goOn(
  request: Request,
  params: RequestParams,
  step: RequestStepId,
  go: string | null,
  saved: QuoteRequest,
): Promise<Response> {
  const { linkId, requestId } = params
  if (readLineChange(go)) {
    const last = saved.content.lines.at(-1)
    return seeOther(`${requestStepPath(linkId, requestId, step)}${go === "add" && last ? `#line-${last.id}` : ""}`)
  }
  if (go === "back") return seeOther(requestStepPath(linkId, requestId, stepAfter(step, -1)))
  const missing = missingOn(step, saved)
  if (missing.length > 0) return requestPage.show(request, params, { ...blank(step), missing })
  return seeOther(requestStepPath(linkId, requestId, stepAfter(step, 1)))
}
