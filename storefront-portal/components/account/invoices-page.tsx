import type { AccountInvoice, AccountInvoices } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { InvoiceAmounts, invoiceFacts } from "@/components/invoices/invoice-list"
import { InvoiceStatePill } from "@/components/invoices/invoice-state"
import { orderNumber } from "@/components/order/order-title"
import { Icon, IconTile } from "@/components/shell/icon"
import { accountDocumentPath, invoicesPath, openOrderPath, statementPath, withQuery } from "@/lib/account/account-path"
import { isZero } from "@/lib/format/amount"
import { AccountFrame, channelOf } from "./account-frame"
import { Pager } from "./pager"

export interface TypedInvoiceFilters {
  q: string
  show: string
}

interface Props {
  list: AccountInvoices
  linkId: string
  typed: TypedInvoiceFilters
  formToken: string
  i18n: I18n
}

/** The invoices of all orders. Paying opens the invoice in its order, without another code. */
export function InvoicesPage(props: Props) {
  const { list, linkId, typed, i18n } = props
  const path = invoicesPath(linkId)
  const channel = channelOf(list)
  return (
    <AccountFrame frame={list} linkId={linkId} tab="invoices" i18n={i18n}>
      <div className="grid gap-5">
        <Owed {...props} />
        <form method="get" action={path} role="search" className="flex flex-wrap gap-2">
          {channel !== undefined && <input type="hidden" name="channel" value={channel} />}
          <input
            className="field min-w-0 max-wide:basis-full wide:flex-1"
            type="search"
            name="q"
            defaultValue={typed.q}
            maxLength={200}
            aria-label={i18n.t("account.invoices.search")}
            placeholder={i18n.t("account.invoices.search.hint")}
          />
          <select
            name="show"
            defaultValue={typed.show}
            className="field w-auto max-wide:flex-1"
            aria-label={i18n.t("account.invoices.show")}
          >
            <option value="">{i18n.t("account.invoices.show.all")}</option>
            <option value="open">{i18n.t("account.invoices.show.open")}</option>
          </select>
          <button className="btn">{i18n.t("account.search.act")}</button>
        </form>
        {list.invoices.length === 0 ? (
          <section className="card grid justify-items-center gap-1 p-8 text-center" aria-labelledby="empty">
            <IconTile name="document" tone="plain" />
            <h2 id="empty" className="mt-2">
              {i18n.t("account.invoices.empty")}
            </h2>
          </section>
        ) : (
          <section className="card" aria-labelledby="invoices">
            <h2 id="invoices" className="card-head">
              {i18n.t("account.invoices.count", { count: list.count, n: i18n.number(list.count) })}
            </h2>
            <ul>
              {list.invoices.map((invoice) => (
                <Row key={invoice.id} invoice={invoice} {...props} />
              ))}
            </ul>
          </section>
        )}
        <Pager list={list} to={(cursor) => withQuery(path, { ...typed, channel, ...cursor })} i18n={i18n} />
      </div>
    </AccountFrame>
  )
}

/** What is owed over all orders, and the statement of it. */
function Owed({ list, linkId, i18n }: Props) {
  const { owed, has_statement } = list
  return (
    <section className="card flex flex-wrap items-center justify-between gap-x-4 gap-y-3 p-5" aria-labelledby="owed">
      <div>
        <h2 id="owed">{i18n.t(owed.length > 0 ? "account.invoices.owed" : "account.invoices.owed.none")}</h2>
        {owed.map(({ currency_code, total, overdue }) => (
          <p key={currency_code} className="num">
            <b className="text-xl font-[680]">{i18n.money(total, currency_code)}</b>
            {!isZero(overdue) && (
              <span className="ms-2.5 text-sm font-semibold text-bad">
                {i18n.t("account.invoices.overdue", { amount: i18n.money(overdue, currency_code) })}
              </span>
            )}
          </p>
        ))}
      </div>
      {has_statement && (
        <a className="btn" href={statementPath(linkId)} download>
          <Icon name="document" className="size-4.5" />
          {i18n.t("account.invoices.statement")}
        </a>
      )}
    </section>
  )
}

function Row({ invoice, list, linkId, formToken, i18n }: Props & { invoice: AccountInvoice }) {
  const { number, order, money } = invoice
  const isPayable = !list.viewer.preview && invoice.pay_blocked === null
  const balance = i18n.money(money.balance, money.currency_code)
  return (
    <li className="row grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3>
              <bdi>{number}</bdi>
            </h3>
            <InvoiceStatePill invoice={invoice} i18n={i18n} />
          </div>
          <p className="text-sm" dir="auto">
            {order.name} · <bdi>{orderNumber(order.number, i18n)}</bdi>
          </p>
          <p className="num text-sm text-ink-2">{invoiceFacts(invoice, i18n).join(" · ")}</p>
        </div>
        <InvoiceAmounts invoice={invoice} i18n={i18n} />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-1">
        <a
          className="btn btn-quiet"
          href={accountDocumentPath(linkId, invoice.kind, invoice.id)}
          aria-label={i18n.t("invoice.pdf.name", { number })}
        >
          <Icon name="document" className="size-4.5" />
          {i18n.t("invoice.pdf")}
        </a>
        {!list.viewer.preview && (
          <form method="post" action={openOrderPath(linkId, order.id)}>
            <FormTokenInput token={formToken} />
            <input type="hidden" name="to" value={`invoices/${invoice.id}`} />
            <button
              className={isPayable ? "btn btn-primary" : "btn"}
              aria-label={
                isPayable
                  ? i18n.t("invoice.pay.name", { amount: balance, number })
                  : i18n.t("account.invoices.open.name", { number })
              }
            >
              {isPayable ? i18n.t("invoice.pay", { amount: balance }) : i18n.t("account.invoices.open")}
            </button>
          </form>
        )}
      </div>
    </li>
  )
}
