import type { AccountChecklist } from "@contracts/checklist"
import type { I18n } from "@messages/i18n"
import { itemTitle } from "@/components/checklist/item-words"
import { FormTokenInput } from "@/components/form/form-token-input"
import { orderNumber } from "@/components/order/order-title"
import { openOrderPath } from "@/lib/account/account-path"

interface Props {
  orders: AccountChecklist["orders"]
  linkId: string
  formToken: string
  preview: boolean
  i18n: I18n
}

/** What the shop still needs over all orders of the account, each with the way to the order's own list. */
export function AccountChecklistCard({ orders, linkId, formToken, preview, i18n }: Props) {
  if (orders.length === 0) return null
  const count = orders.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <section className="card" aria-labelledby="account-checklist">
      <div className="card-head">
        <h2 id="account-checklist">{i18n.t("checklist.account.title")}</h2>
        <span className="pill pill-wait num">{i18n.t("checklist.count", { count, n: i18n.number(count) })}</span>
      </div>
      <ul>
        {orders.map(({ id, kind, number, name, items }) => {
          const shown = name ?? i18n.t("account.card.unnamed", { kind, number: orderNumber(number, i18n) })
          return (
            <li key={id} className="row flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-52">
                <h3 id={`missing-${id}`} className="wrap-anywhere" dir="auto">
                  {shown}
                </h3>
                <p className="text-sm wrap-anywhere text-ink-2">
                  {items.map((item) => itemTitle(item, i18n)).join(" · ")}
                </p>
              </div>
              {!preview && (
                <form method="post" action={openOrderPath(linkId, id)} className="max-wide:w-full">
                  <FormTokenInput token={formToken} />
                  <input type="hidden" name="to" value="checklist" />
                  <button className="btn w-full" aria-describedby={`missing-${id}`}>
                    {i18n.t("checklist.account.open")}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
