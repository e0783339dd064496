import { invoicePath } from "@/components/invoices/invoice-path"
import { ReviewPage } from "@/components/review/review-page"
import { NoticePage } from "@/components/shell/notice-page"
import type { SignState } from "@/components/sign/sign-state"
import { PageWatch } from "@/components/watch/page-watch"
import { sendDecision } from "@/lib/data/decision"
import { readReview, type ReviewParams } from "@/lib/data/review"
import { definePage } from "@/lib/html/define-page"
import { readSignForm } from "@/lib/sign/read-sign-form"
import { empty, formDone } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

/** Review and sign: a plain form page, with a small script on top. */
const page = definePage({
  place: "p",
  script: "sign",
  read: (params: ReviewParams) => readReview(params),
  title: ({ data: { page, shop }, i18n }) =>
    i18n.t("review.page_title", { project: page.project.name, shop: shop.name }),
  status: ({ data, state }: { data: { rendering: unknown }; state: SignState | null }) =>
    data.rendering ? (state?.status ?? 200) : 404,
  render: async ({ params: { linkId }, data: { page, rendering, shop }, etag, state, i18n }) => {
    if (!rendering)
      return (
        <NoticePage
          i18n={i18n}
          shop={shop}
          icon="clock"
          title={i18n.t("review.missing.title")}
          text={i18n.t("review.missing.text")}
        >
          <a className="btn btn-primary mt-2" href={`/p/${linkId}`}>
            {i18n.t("page.back")}
          </a>
        </NoticePage>
      )
    const token = formToken((await sessionOf(linkId)) ?? "")
    return (
      <>
        <ReviewPage page={page} rendering={rendering} formToken={token} state={state} i18n={i18n} />
        <PageWatch name="review" linkId={linkId} etag={etag} preview={page.viewer.preview} i18n={i18n} />
      </>
    )
  },
})

export const GET = page.GET

/**
 * A decision. Answers with the same page when it was not made. When it was, it leads on to the order page, or to the deposit
 * that the shop asks for.
 */
export async function POST(request: Request, context: { params: Promise<ReviewParams> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const form = readSignForm(read.form)
  if (form === null) return empty(400)
  if (!session) return page.show(request, params, null)
  const { typed, problems, decision } = form
  if (decision === null) return page.show(request, params, { typed, problems, failure: null, status: 400 })
  const outcome = await sendDecision(session, params.requestId, decision)
  if (outcome.kind === "done") {
    const { id, depositId } = outcome
    const path = depositId === null ? `/p/${params.linkId}` : invoicePath(params.linkId, depositId)
    return formDone(request, `${path}?done=${encodeURIComponent(id)}`)
  }
  if (outcome.kind === "no_session") return page.show(request, params, null)
  const { status } = outcome
  if (outcome.kind === "problem")
    return page.show(request, params, { typed, problems: outcome.problems, failure: null, status })
  return page.show(request, params, { typed, problems: {}, failure: outcome.failure, status })
}
