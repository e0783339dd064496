import { Plus } from "@medusajs/icons"
import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProjectInvoices, StaffInvoice } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"
import type { TabProps } from "../project/tabs"
import { isNegative, isZero } from "./amounts"

const SUMS = ["total", "invoiced", "uninvoiced", "paid"] as const

interface InvoiceSummaryProps {
  data: ProjectInvoices
  onNew: () => void
  onOpen: TabProps["onOpen"]
}

/** The invoice to correct when the order has become cheaper: the newest. */
const invoiceToCorrect = ({ invoices }: ProjectInvoices): StaffInvoice | undefined =>
  invoices.find(
    ({ kind, state }) => kind === "invoice" && state !== "draft" && state !== "void" && state !== "credited",
  )

/** The order’s total, with the amounts invoiced, not yet invoiced, and paid. */
export function InvoiceSummary({ data, onNew, onOpen }: InvoiceSummaryProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { order, pay_unavailable: missing } = data
  const tooMuch = isNegative(order.uninvoiced) ? order.uninvoiced.slice(1) : null
  const wrong = tooMuch === null ? undefined : invoiceToCorrect(data)
  return (
    <Section
      title={t("invoice.summary.title")}
      aside={
        <Button size="small" variant="secondary" onClick={onNew}>
          <Plus />
          {t("invoice.new")}
        </Button>
      }
    >
      <dl className="flex flex-col gap-y-1 px-6 py-4">
        {SUMS.map((name) => (
          <div key={name} className="flex items-center justify-between gap-x-4">
            <dt className="txt-compact-small text-ui-fg-subtle">{t(`invoice.summary.${name}`)}</dt>
            <dd className="txt-compact-small">{format.money(order[name], order.currency_code)}</dd>
          </div>
        ))}
      </dl>
      {tooMuch !== null && (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Alert variant="warning">
            {t("invoice.summary.tooMuch", { amount: format.money(tooMuch, order.currency_code) })}
          </Alert>
          {wrong && (
            <div className="flex justify-end">
              <Button size="small" variant="secondary" onClick={() => onOpen("invoice-credit", { invoice: wrong.id })}>
                {t("invoice.action.credit")}
              </Button>
            </div>
          )}
        </div>
      )}
      {data.invoices
        .filter(({ money }) => !isZero(money.refunded))
        .map((invoice) => (
          <RefundNote key={invoice.id} invoice={invoice} onOpen={onOpen} />
        ))}
      {missing && (
        <div className="px-6 py-4">
          <Alert variant="warning">
            {t(`invoice.noPay.${missing}`)}{" "}
            <Link to="/settings/client-portal#payments" className="text-ui-fg-interactive">
              {t("invoice.noPay.link")}
            </Link>
          </Alert>
        </div>
      )}
    </Section>
  )
}

/** Money that went back is no longer asked for; a paper that says so is the shop's to decide. */
function RefundNote({ invoice, onOpen }: Pick<InvoiceSummaryProps, "onOpen"> & { invoice: StaffInvoice }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { id, number, money } = invoice
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Alert variant="info">
        {t("invoice.summary.refunded", {
          number: number ?? "",
          amount: format.money(money.refunded, money.currency_code),
        })}
      </Alert>
      <div className="flex justify-end">
        <Button size="small" variant="secondary" onClick={() => onOpen("invoice-credit", { invoice: id })}>
          {t("invoice.action.credit")}
        </Button>
      </div>
    </div>
  )
}
