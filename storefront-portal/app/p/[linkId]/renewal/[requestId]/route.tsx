import { NoticePage } from "@/components/shell/notice-page"
import { readProject } from "@/lib/data/project"
import { sendRenewal } from "@/lib/data/renewal"
import { definePage } from "@/lib/html/define-page"
import { empty, seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnForm } from "@/lib/session/own-request"

type Params = { linkId: string; requestId: string }

/** Stands in place of the order page when a request for a renewed quote did not go through. */
const page = definePage({
  place: "p",
  read: ({ linkId }: Params) => readProject(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("renewal.page_title", { shop: shop.name }),
  status: () => 502,
  render: ({ params: { linkId }, data: { shop, viewer }, i18n }) => (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="clock"
      title={i18n.t("renewal.failed.title")}
      text={i18n.t("renewal.failed.text")}
      preview={viewer.preview}
    >
      <a className="btn btn-primary mt-2" href={`/p/${linkId}`}>
        {i18n.t("page.back")}
      </a>
    </NoticePage>
  ),
})

/** The address of a form alone: a reload, or a visit from the history, leads to the order page. */
export async function GET(_request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  return seeOther(`/p/${encodeURIComponent((await params).linkId)}`)
}

/** One press asks for a renewed quote; the order page then says so. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const outcome = session ? await sendRenewal(session, params.requestId) : "no_session"
  if (outcome === "done" || outcome === "current") return seeOther(`/p/${params.linkId}`)
  return page.show(request, params, null)
}
