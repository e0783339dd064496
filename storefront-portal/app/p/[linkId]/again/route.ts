import { choosePath, ordersPath, withQuery } from "@/lib/account/account-path"
import { readOrderAccount } from "@/lib/data/order-account"
import { reorder } from "@/lib/data/request"
import { troublePage } from "@/lib/html/notices"
import { requestsPath, requestStepPath } from "@/lib/request/request-path"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<{ linkId: string }> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(`/p/${linkId}`) : empty(404)
}

/**
 * Begins a request that repeats the order, in the reader's account. The link to an order does not open the account: where
 * this browser has not opened it, its page asks for the code first and then shows the order to be ordered again.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  const read = await readOwnForm(request, await sessionOf(linkId))
  if (!read.ok) return empty(read.status)
  const account = await readOrderAccount(linkId)
  // The order's page says what became of its session.
  if (!account) return seeOther(`/p/${linkId}`)
  const { link_id, order } = account
  const listed = withQuery(ordersPath(link_id, "past"), { q: order.number })
  const session = await sessionOf(link_id)
  const outcome = session ? await reorder(session, order.id) : null
  switch (outcome?.kind) {
    case "done":
      return seeOther(requestStepPath(link_id, outcome.value.id, "review"))
    case "missing":
      // The session is for another of the account's shops.
      return seeOther(choosePath(link_id, listed))
    case "failed":
      return outcome.failure === "full" ? seeOther(requestsPath(link_id)) : troublePage(request)
    default:
      return seeOther(listed)
  }
}
