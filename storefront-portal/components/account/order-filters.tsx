import type { AccountOrders } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import type { ReactNode } from "react"
import { type AccountView, ordersPath } from "@/lib/account/account-path"
import { isFiltered, type TypedFilters } from "@/lib/account/orders-query"

interface Props {
  list: AccountOrders
  linkId: string
  view: AccountView
  typed: TypedFilters
  i18n: I18n
}

const SORTS = [
  ["-created_at", "account.sort.newest"],
  ["created_at", "account.sort.oldest"],
  ["in_hands_date", "account.sort.in_hands_date"],
  ["name", "account.sort.name"],
] as const

/** A plain GET form: the address says what is shown. */
export function OrderFilters({ list, linkId, view, typed, i18n }: Props) {
  const path = ordersPath(linkId, view)
  const narrowed = [typed.stage_id, typed.waiting, typed.contact, typed.from, typed.to, typed.order].some(Boolean)
  return (
    <form method="get" action={path} role="search" className="grid gap-3">
      <div className="flex gap-2">
        <input
          className="field min-w-0 flex-1"
          type="search"
          name="q"
          defaultValue={typed.q}
          maxLength={200}
          aria-label={i18n.t("account.search")}
          placeholder={i18n.t("account.search.hint")}
        />
        <button className="btn flex-none">{i18n.t("account.search.act")}</button>
      </div>
      <details className="card" open={narrowed || undefined}>
        <summary className="px-4 py-2.5 font-semibold">{i18n.t("account.filters")}</summary>
        <div className="grid gap-3 border-t border-line p-4 wide:grid-cols-3">
          <Select name="stage_id" label={i18n.t("account.filter.stage")} value={typed.stage_id}>
            <option value="">{i18n.t("account.filter.any")}</option>
            {list.stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          {view === "active" && (
            <Select name="waiting" label={i18n.t("account.filter.waiting")} value={typed.waiting}>
              <option value="">{i18n.t("account.filter.any")}</option>
              <option value="true">{i18n.t("account.filter.waiting.yes")}</option>
              <option value="false">{i18n.t("account.filter.waiting.no")}</option>
            </Select>
          )}
          {list.contacts.length > 1 && (
            <Select name="contact" label={i18n.t("account.filter.contact")} value={typed.contact}>
              <option value="">{i18n.t("account.filter.anyone")}</option>
              {list.contacts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <Day name="from" label={i18n.t("account.filter.from")} value={typed.from} />
          <Day name="to" label={i18n.t("account.filter.to")} value={typed.to} />
          <Select name="order" label={i18n.t("account.filter.sort")} value={typed.order || "-created_at"}>
            {SORTS.map(([sort, words]) => (
              <option key={sort} value={sort}>
                {i18n.t(words)}
              </option>
            ))}
          </Select>
          <div className="flex flex-wrap gap-2 wide:col-span-3">
            <button className="btn">{i18n.t("account.filter.apply")}</button>
            {(isFiltered(typed) || typed.order !== "") && (
              <a className="btn btn-quiet" href={path}>
                {i18n.t("account.filter.clear")}
              </a>
            )}
          </div>
        </div>
      </details>
    </form>
  )
}

function Select({ name, label, value, children }: { name: string; label: string; value: string; children: ReactNode }) {
  return (
    <label className="grid gap-1.5 text-sm font-semibold">
      {label}
      <select name={name} defaultValue={value} className="field font-normal">
        {children}
      </select>
    </label>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1.5 text-sm font-semibold">
      {label}
      <input type="date" name={name} defaultValue={value} className="field font-normal" />
    </label>
  )
}
