import type { ReactNode } from "react"
import type { InvoiceLine, SummedLine, TaxSum } from "@contracts/invoice/line"
import type { InvoicePage } from "@contracts/invoice/page"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { AddressLines } from "@/components/order/address"
import { orderNumber } from "@/components/order/order-title"
import { isNegative, isZero, withoutSign } from "@/lib/format/amount"
import { invoicePath } from "./invoice-path"

interface Props {
  page: InvoicePage
  project: ProjectPage["project"]
  linkId: string
  i18n: I18n
}

/** The invoice as it was issued: whom and what for, its lines, and what they come to. */
export function InvoiceSheet({ page, project, linkId, i18n }: Props) {
  const { invoice } = page
  return (
    <section className="card" aria-labelledby="sheet">
      <h2 id="sheet" className="card-head">
        {i18n.t("invoice.sheet.title")}
      </h2>
      <dl className="row num grid gap-x-6 gap-y-2 wide:grid-cols-2">
        <Fact name={i18n.t("invoice.fact.buyer")}>
          {invoice.buyer.name !== invoice.buyer.address?.company && (
            <span className="block" dir="auto">
              {invoice.buyer.name}
            </span>
          )}
          {invoice.buyer.address && <AddressLines address={invoice.buyer.address} language={i18n.language} />}
        </Fact>
        <Fact name={i18n.t("invoice.fact.order")}>
          <bdi>{project.name}</bdi> {orderNumber(project.number, i18n)}
        </Fact>
        {invoice.po_number && (
          <Fact name={i18n.t("invoice.fact.po")}>
            <bdi>{invoice.po_number}</bdi>
          </Fact>
        )}
        <Fact name={i18n.t("invoice.fact.issued")}>{i18n.date(invoice.issued_at)}</Fact>
        {invoice.due_on && <Fact name={i18n.t("invoice.fact.due")}>{i18n.day(invoice.due_on)}</Fact>}
        {invoice.kind === "invoice" && <Fact name={i18n.t("invoice.fact.terms")}>{termsOf(invoice.terms, i18n)}</Fact>}
        {invoice.corrects && (
          <Fact name={i18n.t("invoice.fact.corrects")}>
            <a className="link" href={invoicePath(linkId, invoice.corrects.id)}>
              <bdi>{invoice.corrects.number}</bdi>
            </a>
          </Fact>
        )}
      </dl>
      <h3 className="sr-only">{i18n.t("invoice.lines.title")}</h3>
      <ul>
        {invoice.lines.map((line) => (
          <Line key={line.id} line={line} currency={invoice.money.currency_code} i18n={i18n} />
        ))}
      </ul>
      <InvoiceTotals invoice={invoice} i18n={i18n} />
      {invoice.note && <Paragraphs title={i18n.t("invoice.note.title")} text={invoice.note} />}
    </section>
  )
}

function Line({ line, currency, i18n }: { line: SummedLine; currency: string; i18n: I18n }) {
  return (
    <li className="line row flex flex-wrap gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-40">
        <h4 className="font-semibold" dir="auto">
          {line.title}
        </h4>
        {line.details && (
          <p className="own-lines text-sm text-ink-2" dir="auto">
            {line.details}
          </p>
        )}
        <p className="num text-sm text-ink-3">{taxWords(line, i18n)}</p>
      </div>
      <p className="num ms-auto text-end">
        <b className="font-semibold whitespace-nowrap">
          {i18n.money(line.is_tax_inclusive ? line.total : line.net, currency)}
        </b>
        <span className="block text-sm text-ink-2">
          {i18n.t("lines.each", {
            quantity: i18n.number(Number(line.quantity)),
            price: i18n.money(line.unit_price, currency),
          })}
        </span>
        {!isZero(line.discount) && (
          <span className="block text-sm text-ink-2">
            {i18n.t("invoice.lines.discount", { amount: i18n.money(`-${withoutSign(line.discount)}`, currency) })}
          </span>
        )}
      </p>
    </li>
  )
}

function taxWords({ taxes, is_tax_inclusive }: Pick<InvoiceLine, "taxes" | "is_tax_inclusive">, i18n: I18n): string {
  if (taxes.length === 0) return i18n.t("invoice.lines.tax.none")
  const names = taxes.map(({ name, rate }) => {
    const values = { rate: i18n.number(Number(rate)) }
    return name === null
      ? i18n.t("invoice.lines.tax.unnamed", values)
      : i18n.t("invoice.lines.tax", { ...values, name })
  })
  return `${i18n.t(is_tax_inclusive ? "lines.tax.included" : "lines.tax.added")}: ${i18n.list(names)}`
}

function InvoiceTotals({ invoice, i18n }: { invoice: InvoicePage["invoice"]; i18n: I18n }) {
  const { totals, money: owed, kind } = invoice
  const money = (amount: string) => i18n.money(amount, owed.currency_code)
  const isOwed = kind === "invoice" && invoice.state !== "void"
  return (
    <dl aria-label={i18n.t("totals.title")} className="row num grid gap-1.5 pb-5">
      <Sum name={i18n.t("invoice.totals.net")} value={money(totals.net)} />
      {totals.taxes.map((tax, index) => (
        <Sum key={index} name={taxName(tax, money, i18n)} value={money(tax.amount)} />
      ))}
      {!isZero(totals.rounding) && <Sum name={i18n.t("invoice.totals.rounding")} value={money(totals.rounding)} />}
      <Sum name={i18n.t("invoice.totals.total")} value={money(totals.total)} strong />
      {isOwed && !isZero(owed.credited) && (
        <Sum name={i18n.t("invoice.totals.credited")} value={money(`-${withoutSign(owed.credited)}`)} />
      )}
      {isOwed && !isZero(owed.refunded) && (
        <Sum name={i18n.t("invoice.totals.refunded")} value={money(`-${owed.refunded}`)} />
      )}
      {isOwed && !isZero(owed.paid) && (
        <Sum name={i18n.t("invoice.totals.paid")} value={money(isNegative(owed.paid) ? owed.paid : `-${owed.paid}`)} />
      )}
      {isOwed && <Balance balance={owed.balance} money={money} i18n={i18n} />}
      {isOwed && !isZero(owed.processing) && (
        <Sum name={i18n.t("invoice.totals.processing")} value={money(owed.processing)} />
      )}
    </dl>
  )
}

function Balance({ balance, money, i18n }: { balance: string; money: (amount: string) => string; i18n: I18n }) {
  if (isNegative(balance))
    return <Sum name={i18n.t("invoice.balance.credit")} value={money(withoutSign(balance))} strong />
  return <Sum name={i18n.t("invoice.balance")} value={money(balance)} strong />
}

function taxName({ name, rate, base }: TaxSum, money: (amount: string) => string, i18n: I18n): string {
  const values = { rate: i18n.number(Number(rate)), base: money(base) }
  return name === null
    ? i18n.t("invoice.totals.tax.unnamed", values)
    : i18n.t("invoice.totals.tax", { ...values, name })
}

function Sum({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  const look = strong ? "mt-1 border-t border-line pt-2.5 text-lg font-[680] text-ink" : "text-ink-2"
  return (
    <div className={`flex flex-wrap justify-between gap-x-4 ${look}`}>
      <dt>{name}</dt>
      <dd className="ms-auto text-end whitespace-nowrap">{value}</dd>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Words of the shop's own below a heading. */
export function Paragraphs({ title, text }: { title: string; text: string }) {
  return (
    <div className="row">
      <h3 className="text-sm text-ink-2">{title}</h3>
      <p className="whitespace-pre-line" dir="auto">
        {text}
      </p>
    </div>
  )
}

export function termsOf(terms: InvoicePage["invoice"]["terms"], i18n: I18n): string {
  return terms.kind === "net"
    ? i18n.t("invoice.terms.net", { count: terms.days, n: i18n.number(terms.days) })
    : i18n.t(`invoice.terms.${terms.kind}`)
}
