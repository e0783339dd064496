import { accountPath, ownPath } from "@/lib/account/account-path"
import { enterAccount } from "@/lib/data/account"
import { missingPage, troublePage } from "@/lib/html/notices"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { keepSession } from "@/lib/session/open-session"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<{ linkId: string }> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(accountPath(linkId)) : empty(404)
}

/** Enters the account and shop that were chosen, without another code. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const wanted = read.form.get("link") ?? ""
  if (!isId(linkId) || !isId(wanted)) return empty(404)
  // The account's page says what became of its session.
  if (!session) return seeOther(accountPath(linkId))
  const outcome = await enterAccount(session, { link_id: wanted, channel: read.form.get("channel") })
  if (outcome.kind === "missing") return missingPage(request)
  if (outcome.kind === "trouble") return troublePage(request)
  if (outcome.kind === "refused") return seeOther(accountPath(linkId))
  await keepSession(outcome.session)
  return seeOther(ownPath(outcome.session.link.link_id, read.form.get("next")))
}
