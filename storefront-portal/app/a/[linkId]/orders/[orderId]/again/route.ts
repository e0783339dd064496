import { ordersPath } from "@/lib/account/account-path"
import { reorder } from "@/lib/data/request"
import { missingPage, troublePage } from "@/lib/html/notices"
import { requestsPath, requestStepPath } from "@/lib/request/request-path"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<{ linkId: string; orderId: string }> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(ordersPath(linkId, "past")) : empty(404)
}

/** Begins a request that repeats an order, and shows all of it for review. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId, orderId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(linkId) || !isId(orderId)) return empty(404)
  const outcome = session ? await reorder(session, orderId) : null
  if (outcome?.kind === "done") return seeOther(requestStepPath(linkId, outcome.value.id, "review"))
  if (outcome?.kind === "missing") return missingPage(request)
  // The list of requests says what became of the session, and shows those that are to be finished first.
  if (outcome?.kind === "failed" && outcome.failure !== "full") return troublePage(request)
  return seeOther(requestsPath(linkId))
}
