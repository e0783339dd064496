import { accountPath } from "@/lib/account/account-path"
import { openOrder } from "@/lib/data/account"
import { missingPage, troublePage } from "@/lib/html/notices"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { keepSession } from "@/lib/session/open-session"
import { readOwnForm } from "@/lib/session/own-request"
import { linkTargetSchema } from "@contracts/link-target"

type Context = { params: Promise<{ linkId: string; orderId: string }> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(accountPath(linkId)) : empty(404)
}

/** Opens an order of the account, or a page of it, without another code. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId, orderId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(linkId) || !isId(orderId)) return empty(404)
  // The account's page says what became of its session.
  if (!session) return seeOther(accountPath(linkId))
  const outcome = await openOrder(session, orderId)
  if (outcome.kind === "missing") return missingPage(request)
  if (outcome.kind === "trouble") return troublePage(request)
  if (outcome.kind === "refused") return seeOther(accountPath(linkId))
  await keepSession(outcome.session)
  const target = linkTargetSchema.safeParse(read.form.get("to"))
  return seeOther(`/p/${outcome.session.link.link_id}${target.success ? `/${target.data}` : ""}`)
}
