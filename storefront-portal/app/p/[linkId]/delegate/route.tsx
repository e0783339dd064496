import { DelegatePage } from "@/components/delegate/delegate-page"
import { type Colleague, type DelegateProblem, sendDelegate } from "@/lib/data/acts"
import { readProject } from "@/lib/data/project"
import { insteadOf } from "@/lib/html/instead"
import { missingPage } from "@/lib/html/notices"
import { respond } from "@/lib/html/respond"
import { t } from "@/lib/messages"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { noteGiven } from "@/lib/session/given-note"
import { readOwnForm } from "@/lib/session/own-request"

interface Context {
  params: Promise<{ linkId: string }>
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return show(request, (await params).linkId)
}

/** Answers with the same page when no link went out, and with the order page when one did. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const read = await readOwnForm(request)
  if (!read.ok) return empty(read.status)
  const { linkId } = await params
  const session = await sessionOf(linkId)
  if (!session) return show(request, linkId)
  const typed = { name: read.form.get("name") ?? "", email: read.form.get("email") ?? "" }
  const problem = await sendDelegate(session, typed)
  if (problem === null) {
    await noteGiven(linkId, typed)
    return seeOther(`/p/${linkId}`)
  }
  return show(request, linkId, problem === "no_session" ? {} : { typed, problem })
}

const STATUS: Record<DelegateProblem, number> = {
  name: 400,
  email: 400,
  own_address: 400,
  only_the_shop: 400,
  colleague_expired: 400,
  not_given: 403,
  enough: 429,
  trouble: 502,
}

async function show(
  request: Request,
  linkId: string,
  { typed, problem }: { typed?: Colleague; problem?: DelegateProblem } = {},
): Promise<Response> {
  if (!isId(linkId)) return missingPage()
  const read = await readProject(linkId)
  if (read.kind !== "ok") return insteadOf(read, { request, linkId, place: "p" })
  return respond({
    title: t("handover.page_title", { shop: read.data.shop.name }),
    status: problem ? STATUS[problem] : 200,
    children: <DelegatePage page={read.data} linkId={linkId} typed={typed} problem={problem} />,
  })
}
