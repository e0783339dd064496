import type { DecisionKind } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { OrderPage } from "@/components/order/order-page"
import { PageWatch } from "@/components/watch/page-watch"
import { readProject } from "@/lib/data/project"
import { formatFor } from "@/lib/format"
import { insteadOf } from "@/lib/html/instead"
import { missingPage } from "@/lib/html/notices"
import { respond } from "@/lib/html/respond"
import { t } from "@/lib/messages"
import { takeGiven } from "@/lib/session/given-note"
import { isId } from "@/lib/session/cookies"

/** The order page. A handler and not a React page: it is only read, so it comes as plain HTML (see lib/html). */
export async function GET(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const { linkId } = await params
  if (!isId(linkId)) return missingPage()
  const query = new URL(request.url).searchParams
  const read = await readProject(linkId)
  if (read.kind !== "ok") return insteadOf(read, { request, linkId, place: "p" })
  const { viewer, shop, project } = read.data
  const thanks = thanksFor(read.data, query.get("done"))
  return respond({
    title: t("page.title", { project: project.name, shop: shop.name }),
    children: (
      <>
        <OrderPage
          page={read.data}
          linkId={linkId}
          thanks={thanks}
          given={await takeGiven(linkId)}
          f={await formatFor(shop)}
        />
        <PageWatch linkId={linkId} etag={read.etag} preview={viewer.preview} settling={thanks !== null} />
      </>
    ),
  })
}

/** Thanks only for the decision that really stands newest, whatever an address claims. */
function thanksFor({ sections }: ProjectPage, done: string | null): DecisionKind | null {
  const newest = sections.approval.decisions[0]
  return newest && newest.id === done ? newest.kind : null
}
