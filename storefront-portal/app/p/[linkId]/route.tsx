import { OrderPage } from "@/components/order/order-page"
import { thanksFor } from "@/components/order/thanks"
import { PageWatch } from "@/components/watch/page-watch"
import { readPastOrderAccount } from "@/lib/data/order-account"
import { readProject } from "@/lib/data/project"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { consumeFlash } from "@/lib/session/flash"

/** The order page. */
const page = definePage({
  place: "p",
  script: "order",
  read: ({ linkId }: { linkId: string }) => readProject(linkId),
  title: ({ data: { project, shop }, i18n }) => i18n.t("page.title", { project: project.name, shop: shop.name }),
  render: async ({ request, params: { linkId }, data, etag, i18n }) => (
    <>
      <OrderPage
        page={data}
        linkId={linkId}
        account={await readPastOrderAccount(linkId, data.project.status)}
        formToken={formToken((await sessionOf(linkId)) ?? "")}
        thanks={thanksFor(data, new URL(request.url).searchParams.get("done"))}
        delegated={await consumeFlash(linkId)}
        i18n={i18n}
      />
      <PageWatch name="order" linkId={linkId} etag={etag} preview={data.viewer.preview} i18n={i18n} />
    </>
  ),
})

export const GET = page.GET
