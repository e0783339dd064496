import "server-only"
import { OrdersPage } from "@/components/account/orders-page"
import { readOrders } from "@/lib/data/account"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import type { AccountView } from "./account-path"
import { readOrdersQuery } from "./orders-query"

/** The list of an account's orders, with search, filters, sort order and page in its address. */
export const ordersPage = (view: AccountView) =>
  definePage({
    place: "a",
    script: "account",
    read: ({ linkId }: { linkId: string }, request) =>
      readOrders(linkId, readOrdersQuery(new URL(request.url).searchParams, view).query),
    title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
    render: async ({ request, params: { linkId }, data, etag, i18n }) => (
      <OrdersPage
        list={data.list}
        checklist={data.checklist}
        linkId={linkId}
        view={view}
        typed={readOrdersQuery(new URL(request.url).searchParams, view).typed}
        formToken={formToken((await sessionOf(linkId)) ?? "")}
        etag={etag}
        i18n={i18n}
      />
    ),
  })
