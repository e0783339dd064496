import { accountPath, ownPath } from "@/lib/account/account-path"
import { requestCode } from "@/lib/data/account"
import { codePage } from "@/lib/html/code-page"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Context = { params: Promise<{ linkId: string }> }

/** Someone who comes back here by the browser's history. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  return isId(linkId) ? seeOther(accountPath(linkId)) : empty(404)
}

/** Has a code mailed. The page that asks for it comes again, and says what is to be done now. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { linkId } = await params
  const session = await sessionOf(linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(linkId)) return empty(404)
  const next = ownPath(linkId, read.form.get("next"))
  if (!session) return seeOther(next)
  const asked = await requestCode(session)
  if (asked === "asked") return seeOther(next)
  return codePage({ request, linkId, next, problem: asked, status: asked === "busy" ? 429 : 502 })
}
