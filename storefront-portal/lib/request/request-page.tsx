import "server-only"
import { RequestPage, type RequestState } from "@/components/request/request-page"
import { readRequest } from "@/lib/data/request"
import { FAILURE_STATUS } from "@/lib/errors/request-problem"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { viewOf } from "./request-path"

export type RequestParams = { linkId: string; requestId: string }

/** One request: its steps, its review, and what was sent. */
export const requestPage = definePage({
  place: "a",
  script: "request",
  read: ({ linkId, requestId }: RequestParams) => readRequest(linkId, requestId),
  title: ({ data: { shop }, i18n }) => i18n.t("request.page_title", { shop: shop.name }),
  status: ({ state }: { state: RequestState | null }) => {
    if (!state) return 200
    return state.failure ? FAILURE_STATUS[state.failure] : 400
  },
  render: async ({ request, params: { linkId }, data, state, i18n }) => (
    <RequestPage
      page={data}
      linkId={linkId}
      view={state?.step ?? viewOf(new URL(request.url).searchParams.get("step"))}
      state={state}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      i18n={i18n}
    />
  ),
})
