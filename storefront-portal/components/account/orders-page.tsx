import type { AccountOrders } from "@contracts/account"
import type { AccountChecklist } from "@contracts/checklist"
import type { I18n } from "@messages/i18n"
import { IconTile } from "@/components/shell/icon"
import { type AccountView, ordersPath, withQuery } from "@/lib/account/account-path"
import { isFiltered, type TypedFilters } from "@/lib/account/orders-query"
import { AccountChecklistCard } from "./account-checklist"
import { AccountFrame } from "./account-frame"
import { OrderCard } from "./order-card"
import { OrderFilters } from "./order-filters"
import { Pager } from "./pager"

interface Props {
  list: AccountOrders
  checklist: AccountChecklist["orders"]
  linkId: string
  view: AccountView
  typed: TypedFilters
  formToken: string
  etag: string | null
  i18n: I18n
}

/** The account's orders as cards. Everything works without JavaScript. */
export function OrdersPage(props: Props) {
  const { list, checklist, linkId, view, typed, formToken, etag, i18n } = props
  return (
    <AccountFrame frame={list} linkId={linkId} tab={view} formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid gap-5">
        {view === "active" && typed.waiting === "" && <Waiting list={list} linkId={linkId} i18n={i18n} />}
        {view === "active" && !isFiltered(typed) && (
          <AccountChecklistCard
            orders={checklist}
            linkId={linkId}
            formToken={formToken}
            preview={list.viewer.preview}
            i18n={i18n}
          />
        )}
        <OrderFilters {...props} />
        <p className="num -mb-2 text-sm text-ink-2" role="status">
          {i18n.t("account.count", { count: list.count, n: i18n.number(list.count) })}
        </p>
        {list.orders.length === 0 ? (
          <Empty view={view} filtered={isFiltered(typed)} i18n={i18n} />
        ) : (
          <ol className="grid gap-4 wide:grid-cols-2">
            {list.orders.map((order) => (
              <OrderCard
                key={order.id}
                order={order}
                stages={list.stages}
                linkId={linkId}
                isPast={view === "past"}
                formToken={formToken}
                preview={list.viewer.preview}
                i18n={i18n}
              />
            ))}
          </ol>
        )}
        <Pager list={list} to={(cursor) => withQuery(ordersPath(linkId, view), { ...typed, ...cursor })} i18n={i18n} />
      </div>
    </AccountFrame>
  )
}

/** How many orders wait for the client, and the way to them. */
function Waiting({ list, linkId, i18n }: Pick<Props, "list" | "linkId" | "i18n">) {
  const { waiting } = list.counts
  if (waiting === 0) return null
  return (
    <section
      className="card flex flex-wrap items-center gap-x-3.5 gap-y-3 p-5 shadow-(--shadow)"
      aria-labelledby="waiting"
    >
      <IconTile name="sign" tone="wait" />
      <div className="min-w-0 flex-1 basis-52">
        <h2 id="waiting">{i18n.t("account.waiting.title", { count: waiting, n: i18n.number(waiting) })}</h2>
        <p className="text-sm text-ink-2">{i18n.t("account.waiting.text")}</p>
      </div>
      <a
        className="btn btn-primary max-wide:w-full"
        href={withQuery(ordersPath(linkId, "active"), { waiting: "true" })}
      >
        {i18n.t("account.waiting.show")}
      </a>
    </section>
  )
}

function Empty({ view, filtered, i18n }: { view: AccountView; filtered: boolean; i18n: I18n }) {
  const what = filtered ? "filtered" : view
  return (
    <section className="card grid justify-items-center gap-1 p-8 text-center" aria-labelledby="empty">
      <IconTile name="document" tone="plain" />
      <h2 id="empty" className="mt-2">
        {i18n.t(`account.empty.${what}.title`)}
      </h2>
      <p className="text-ink-2">{i18n.t(`account.empty.${what}.text`)}</p>
    </section>
  )
}
