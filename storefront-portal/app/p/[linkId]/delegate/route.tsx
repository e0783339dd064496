import { DelegatePage } from "@/components/delegate/delegate-page"
import { type Colleague, sendDelegate } from "@/lib/data/delegate"
import type { DelegateProblem } from "@/lib/errors/delegate-problem"
import { readProject } from "@/lib/data/project"
import { definePage } from "@/lib/html/define-page"
import { empty, seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { setFlash } from "@/lib/session/flash"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

interface State {
  typed: Colleague
  problem: DelegateProblem
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

const page = definePage({
  place: "p",
  read: ({ linkId }: { linkId: string }) => readProject(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("delegate.page_title", { shop: shop.name }),
  status: ({ state }: { state: State | null }) => (state ? STATUS[state.problem] : 200),
  render: async ({ params: { linkId }, data, state, i18n }) => (
    <DelegatePage page={data} formToken={formToken((await sessionOf(linkId)) ?? "")} i18n={i18n} {...state} />
  ),
})

export const GET = page.GET

/** Answers with the same page when no link went out, and with the order page when one did. */
export async function POST(request: Request, context: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!session) return page.show(request, params, null)
  const typed = { name: read.form.get("name") ?? "", email: read.form.get("email") ?? "" }
  const problem = await sendDelegate(session, typed)
  if (problem === null) {
    await setFlash(params.linkId, typed)
    return seeOther(`/p/${params.linkId}`)
  }
  return page.show(request, params, problem === "no_session" ? null : { typed, problem })
}
