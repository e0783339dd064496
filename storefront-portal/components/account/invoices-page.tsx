import type { AccountInvoice, AccountInvoices } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { InvoiceAmounts, invoiceFacts } from "@/components/invoices/invoice-list"
import { InvoiceStatePill } from "@/components/invoices/invoice-state"
import { orderNumber } from "@/components/order/order-title"
import { Icon, IconTile } from "@/components/shell/icon"
import { accountDocumentPath, invoicesPath, openOrderPath, statementPath, withQuery } from "@/lib/account/account-path"
import type { PayProblem } from "@/lib/errors/pay-problem"
import { isZero } from "@/lib/format/amount"
import { INVOICE_FIELD } from "@/lib/pay/read-pay-form"
import { AccountFrame } from "./account-frame"
import { Pager } from "./pager"

export interface TypedInvoiceFilters {
  q: string
  show: string
}

/** What a payment that did not begin leaves behind. */
export interface PayInvoicesState {
  /** Ids of the invoices that were ticked. */
  ticked: readonly string[]
  problem: PayProblem | "none_chosen"
  status: number
}

interface Props {
  list: AccountInvoices
  linkId: string
  typed: TypedInvoiceFilters
  formToken: string
  etag: string | null
  state: PayInvoicesState | null
  i18n: I18n
}

/** The invoices of all orders. Paying opens the invoice in its order, without another code. */
export function InvoicesPage(props: Props) {
  const { list, linkId, typed, formToken, etag, state, i18n } = props
  const path = invoicesPath(linkId)
  return (
    <AccountFrame frame={list} linkId={linkId} tab="invoices" formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid gap-5">
        <Owed {...props} />
        <form method="get" action={path} role="search" className="flex flex-wrap gap-2">
          <input
            id="search"
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
        {state && (
          <div role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
            <h2>{i18n.t("pay.problem.title")}</h2>
            <p>{i18n.t(problemWords(state.problem))}</p>
          </div>
        )}
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
        {hasSeveralToPay(list) && <PaySeveral {...props} />}
        <Pager list={list} to={(cursor) => withQuery(path, { ...typed, ...cursor })} i18n={i18n} />
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

/** Whether ticking makes sense: one alone has a button of its own. */
const hasSeveralToPay = ({ invoices, viewer }: AccountInvoices): boolean =>
  !viewer.preview && invoices.filter(({ pay_blocked }) => pay_blocked === null).length > 1

const problemWords = (problem: PayInvoicesState["problem"]) =>
  problem === "none_chosen"
    ? "account.invoices.pay.none_chosen"
    : problem === "amount"
      ? "pay.problem.gone"
      : (`pay.problem.${problem}` as const)

const PAY_FORM = "pay-several"

/** The button of the ticked rows. Its page's script adds up what they come to; without one Stripe's page says it. */
function PaySeveral({ linkId, formToken, i18n }: Props) {
  return (
    <form
      id={PAY_FORM}
      method="post"
      action={invoicesPath(linkId)}
      className="card sticky bottom-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4 shadow-(--shadow)"
    >
      <FormTokenInput token={formToken} />
      <p className="min-w-0 flex-1 basis-56">
        <output className="num block font-semibold" data-pay-total data-locale={i18n.locale} />
        <span className="text-sm text-ink-2">{i18n.t("account.invoices.pay.hint")}</span>
      </p>
      <button className="btn btn-primary max-wide:w-full">{i18n.t("account.invoices.pay")}</button>
    </form>
  )
}

function Row({ invoice, list, linkId, formToken, state, i18n }: Props & { invoice: AccountInvoice }) {
  const { number, order, money } = invoice
  const isPayable = !list.viewer.preview && invoice.pay_blocked === null
  const balance = i18n.money(money.balance, money.currency_code)
  return (
    <li className="row grid gap-2 wide:grid-cols-[minmax(0,1fr)_16rem] wide:items-center">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        {isPayable && hasSeveralToPay(list) && (
          <label className="-m-2 flex-none p-2">
            <input
              id={`pay-${invoice.id}`}
              type="checkbox"
              form={PAY_FORM}
              name={INVOICE_FIELD}
              value={invoice.id}
              defaultChecked={state?.ticked.includes(invoice.id)}
              aria-label={i18n.t("account.invoices.pay.choose", { number, amount: balance })}
              className="mt-1 block size-5 accent-(--fill)"
              data-amount={money.balance}
              data-currency={money.currency_code}
            />
          </label>
        )}
        <div className="min-w-0 flex-1">
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
