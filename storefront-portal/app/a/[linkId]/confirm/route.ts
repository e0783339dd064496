import { accountPath, choosePath, ownPath } from "@/lib/account/account-path"
import { confirmCode } from "@/lib/data/account"
import type { CodeProblem } from "@/lib/errors/code-problem"
import { codePage } from "@/lib/html/code-page"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { rememberDevice } from "@/lib/session/device"
import { keepSession } from "@/lib/session/open-session"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<{ linkId: string }> }

const STATUS: Record<CodeProblem, number> = { digits: 400, wrong: 400, over: 400, locked: 429, busy: 429, trouble: 502 }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(accountPath(linkId)) : empty(404)
}

/** Opens the account with the code that was typed, on the page that was asked for; with several, after one was chosen. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(linkId)) return empty(404)
  const next = ownPath(linkId, read.form.get("next"))
  const remember = read.form.get("remember") === "on"
  const outcome = session ? await confirmCode(session, read.form.get("code") ?? "", remember) : null
  if (outcome === null || outcome.kind === "no_session") return seeOther(next)
  if (outcome.kind === "failed") {
    const { problem } = outcome
    return codePage({ request, linkId, next, problem, remember, status: STATUS[problem] })
  }
  await keepSession(outcome.account)
  if (outcome.account.device) await rememberDevice(linkId, outcome.account.device)
  return seeOther(choosePath(linkId, next))
}
