import { RequestsPage } from "@/components/request/requests-page"
import { readRequests, startRequest } from "@/lib/data/request"
import { FAILURE_STATUS, type RequestFailure } from "@/lib/errors/request-problem"
import { definePage } from "@/lib/html/define-page"
import { requestPath } from "@/lib/request/request-path"
import { empty, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

type Params = { linkId: string }

/** The person's requests. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: Params) => readRequests(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("request.page_title", { shop: shop.name }),
  status: ({ state }: { state: RequestFailure | null }) => (state ? FAILURE_STATUS[state] : 200),
  render: async ({ params: { linkId }, data, etag, state, i18n }) => (
    <RequestsPage
      list={data}
      linkId={linkId}
      failure={state}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      etag={state ? null : etag}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET

/** Begins a request. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!isId(params.linkId)) return empty(404)
  if (!session) return page.show(request, params, null)
  const outcome = await startRequest(session)
  if (outcome.kind === "done") return seeOther(requestPath(params.linkId, outcome.value.id))
  return page.show(request, params, outcome.kind === "failed" ? outcome.failure : null)
}
