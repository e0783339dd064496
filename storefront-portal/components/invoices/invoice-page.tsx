import type { InvoicePage as Contents, InvoiceTile } from "@contracts/invoice/page"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { askPath } from "@/components/conversation/conversation-path"
import { Thanks } from "@/components/order/thanks"
import { PageFrame } from "@/components/shell/page-frame"
import { Icon } from "@/components/shell/icon"
import { Section } from "@/components/sections/section"
import { isNegative, isZero, withoutSign } from "@/lib/format/amount"
import { CountDifferences } from "./count-differences"
import { invoicePath, invoicePdfPath } from "./invoice-path"
import { InvoiceSheet, Paragraphs } from "./invoice-sheet"
import { InvoiceStatePill } from "./invoice-state"
import { PayCard, type PayState } from "./pay-card"
import { PaymentList } from "./payment-list"

/** Everything that the page of an invoice shows. */
export interface InvoiceView {
  /** The order that the invoice belongs to, and who looks at it. */
  page: ProjectPage
  invoice: Contents
  /** Changes with what the page shows. The tag of the read changes more often. */
  version: string
}

interface Props {
  view: InvoiceView
  formToken: string
  state: PayState | null
  /** The client has just approved, and this is the deposit to which that leads. */
  isApproved: boolean
  i18n: I18n
}

/** One invoice: what is due first, then how to pay it, what it is made of, and what was paid. It updates itself. */
export function InvoicePage({ view, formToken, state, isApproved, i18n }: Props) {
  const { page, invoice: invoicePage, version } = view
  const { viewer, project } = page
  const linkId = viewer.link_id
  const { shop, invoice, count_differences } = invoicePage
  const live = { parts: ["invoice"], versions: { invoice: version } }
  return (
    <PageFrame i18n={i18n} shop={shop} rep={project.rep} preview={viewer.preview}>
      <div className="grid gap-2 pt-4 pb-5">
        <p className="no-print">
          <a className="link tap text-sm" href={`/p/${linkId}`}>
            {i18n.t("page.back")}
          </a>
        </p>
        <h1>{i18n.t(`invoice.kind.${invoice.kind}`, { number: invoice.number })}</h1>
        <Section id="invoice-state" {...live}>
          <div className="num flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <InvoiceStatePill invoice={invoice} i18n={i18n} />
            <p className="text-ink-2">{headline(invoice, i18n)}</p>
          </div>
        </Section>
      </div>
      {isApproved && invoice.pay_blocked === null && (
        <div className="mb-5">
          <Thanks kind="deposit" i18n={i18n} />
        </div>
      )}
      <div className="two-columns grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1fr)_21.75rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 wide:order-2">
          <Section id="invoice-pay" {...live}>
            <PayCard
              page={invoicePage}
              linkId={linkId}
              formToken={formToken}
              preview={viewer.preview}
              state={state}
              i18n={i18n}
            />
          </Section>
          <p className="no-print">
            <a className="btn w-full" href={invoicePdfPath(linkId, invoice)}>
              <Icon name="document" className="size-4.5" />
              {i18n.t("invoice.pdf.download")}
            </a>
          </p>
          <p className="no-print -my-2">
            <a className="link tap" href={askPath(linkId, "invoice", invoice.id)}>
              {i18n.t("conversation.ask")}
            </a>
          </p>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 wide:order-1">
          <Section id="invoice-sheet" {...live}>
            <CountDifferences differences={count_differences} currency={invoice.money.currency_code} i18n={i18n} />
            <InvoiceSheet page={invoicePage} project={project} linkId={linkId} i18n={i18n} />
          </Section>
          <Section id="invoice-payments" {...live}>
            {invoice.kind === "invoice" && <Payments page={invoicePage} linkId={linkId} i18n={i18n} />}
            <CreditNotes page={invoicePage} linkId={linkId} i18n={i18n} />
          </Section>
        </div>
      </div>
    </PageFrame>
  )
}

function Payments({ page, linkId, i18n }: { page: Contents; linkId: string; i18n: I18n }) {
  const { invoice, payments } = page
  return (
    <section className="card" aria-labelledby="payments">
      <h2 id="payments" className="card-head">
        {i18n.t("payment.title")}
      </h2>
      {payments.length > 0 ? (
        <PaymentList payments={payments} linkId={linkId} i18n={i18n} />
      ) : (
        <p className="row text-ink-2">{i18n.t("payment.none")}</p>
      )}
      {invoice.payment_instructions && (invoice.pay_blocked === null || invoice.pay_blocked === "not_available") && (
        <Paragraphs title={i18n.t("invoice.instructions.title")} text={invoice.payment_instructions} />
      )}
    </section>
  )
}

function CreditNotes({ page, linkId, i18n }: { page: Contents; linkId: string; i18n: I18n }) {
  const { credit_notes, invoice } = page
  if (credit_notes.length === 0) return null
  return (
    <section className="card" aria-labelledby="credits">
      <h2 id="credits" className="card-head">
        {i18n.t("invoice.credits.title")}
      </h2>
      <ul>
        {credit_notes.map(({ id, number, issued_at, total }) => (
          <li key={id} className="row num flex flex-wrap items-center justify-between gap-x-4">
            <a className="link tap" href={invoicePath(linkId, id)}>
              <bdi>{number}</bdi>
            </a>
            <span className="text-ink-2">{i18n.date(issued_at)}</span>
            <b className="ms-auto font-semibold">{i18n.money(`-${withoutSign(total)}`, invoice.money.currency_code)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "$640.00 due Wed, Apr 15, 2026" */
function headline({ kind, state, money, due_on }: InvoiceTile, i18n: I18n): string {
  const amount = (value: string) => i18n.money(value, money.currency_code)
  if (kind === "credit_note" || state === "void") return amount(withoutSign(money.total))
  if (isNegative(money.balance))
    return i18n.t("invoice.headline.credit", { amount: amount(withoutSign(money.balance)) })
  if (isZero(money.balance)) return i18n.t("invoice.balance.none")
  const values = { amount: amount(money.balance), day: due_on ? i18n.day(due_on) : "" }
  return i18n.t(due_on ? "invoice.headline.due" : "invoice.headline", values)
}
