import type { InvoiceTile } from "@contracts/invoice/page"
import type { ProjectPage } from "@contracts/project-page"
import type { InvoicesSection } from "@contracts/sections/invoices"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"
import { isNegative, isZero, sameAmount, withoutSign } from "@/lib/format/amount"
import { invoicePath, invoicePdfPath, payPath } from "./invoice-path"
import { InvoiceStatePill } from "./invoice-state"
import { PaymentList } from "./payment-list"

interface Props {
  section: InvoicesSection
  viewer: Pick<ProjectPage["viewer"], "preview">
  linkId: string
  i18n: I18n
}

/** The invoices of the order with what is owed on each, and what was paid. */
export function InvoiceList({ section: { invoices, payments }, viewer, linkId, i18n }: Props) {
  if (invoices.length === 0) return null
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]))
  return (
    <section className="card" aria-labelledby="invoices">
      <h2 id="invoices" className="card-head">
        {i18n.t("invoice.section.title")}
      </h2>
      <ul>
        {invoices.map((invoice) => (
          <Tile key={invoice.id} invoice={invoice} canPay={!viewer.preview} linkId={linkId} i18n={i18n} />
        ))}
      </ul>
      {payments.length > 0 && (
        <details>
          <summary className="row text-accent">
            {i18n.t("payment.history", { count: payments.length, n: i18n.number(payments.length) })}
          </summary>
          <PaymentList payments={payments} numbers={numbers} linkId={linkId} i18n={i18n} />
        </details>
      )}
    </section>
  )
}

function Tile({
  invoice,
  canPay,
  linkId,
  i18n,
}: { invoice: InvoiceTile; canPay: boolean } & Pick<Props, "linkId" | "i18n">) {
  const { money, number } = invoice
  const balance = i18n.money(money.balance, money.currency_code)
  return (
    <li className="row grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-40">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3>
              <a className="link" href={invoicePath(linkId, invoice.id)}>
                <bdi>{number}</bdi>
              </a>
            </h3>
            <InvoiceStatePill invoice={invoice} i18n={i18n} />
          </div>
          <p className="num text-sm text-ink-2">{invoiceFacts(invoice, i18n).join(" · ")}</p>
        </div>
        <InvoiceAmounts invoice={invoice} i18n={i18n} />
      </div>
      <p className="flex flex-wrap items-center justify-end gap-1">
        <a
          className="btn btn-quiet"
          href={invoicePdfPath(linkId, invoice)}
          aria-label={i18n.t("invoice.pdf.name", { number })}
        >
          <Icon name="document" className="size-4.5" />
          {i18n.t("invoice.pdf")}
        </a>
        {canPay && invoice.pay_blocked === null && (
          <a
            className="btn btn-primary"
            href={payPath(linkId, invoice.id)}
            aria-label={i18n.t("invoice.pay.name", { amount: balance, number })}
          >
            {i18n.t("invoice.pay", { amount: balance })}
          </a>
        )}
      </p>
    </li>
  )
}

const OWED: ReadonlySet<InvoiceTile["state"]> = new Set(["sent", "partly_paid", "overdue"])
const isAsked = ({ kind, state }: Pick<InvoiceTile, "kind" | "state">): boolean => kind === "invoice" && OWED.has(state)

/** What it is for, and the one day that matters: until when it is to be paid, or when it was issued. */
export function invoiceFacts({ kind, purpose, state, due_on, issued_at }: InvoiceTile, i18n: I18n): string[] {
  const what = i18n.t(kind === "credit_note" ? "invoice.kind.credit_note.short" : `invoice.purpose.${purpose}`)
  const day =
    due_on && isAsked({ kind, state })
      ? i18n.t("invoice.due", { day: i18n.day(due_on) })
      : i18n.t("invoice.issued", { day: i18n.date(issued_at) })
  return [what, day]
}

/** What is owed, and of how much; what an invoice came to once nothing is owed on it. */
export function InvoiceAmounts({ invoice: { kind, state, money }, i18n }: { invoice: InvoiceTile; i18n: I18n }) {
  const amount = (value: string) => i18n.money(value, money.currency_code)
  const isOwed = isAsked({ kind, state }) && !isZero(money.balance) && !isNegative(money.balance)
  const isStruck = state === "void" || state === "credited"
  if (!isOwed) {
    const total = amount(kind === "credit_note" ? `-${withoutSign(money.total)}` : money.total)
    return (
      <p className={`num ms-auto text-end font-semibold whitespace-nowrap ${isStruck ? "text-ink-2" : ""}`}>
        {isStruck ? <s>{total}</s> : total}
      </p>
    )
  }
  return (
    <p className="num ms-auto text-end">
      <b className="font-semibold whitespace-nowrap">{amount(money.balance)}</b>
      {!sameAmount(money.balance, money.total) && (
        <span className="block text-sm text-ink-2">{i18n.t("invoice.of", { amount: amount(money.total) })}</span>
      )}
    </p>
  )
}
