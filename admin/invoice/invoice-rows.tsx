import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffInvoice } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { isZero } from "./amounts"
import { InvoiceStateBadge } from "./state-badge"

interface InvoiceRowsProps {
  invoices: StaffInvoice[]
  openId: string | undefined
  onOpen: (id: string) => void
}

/** The invoices of a project, one a row; the open one is shown below. */
export function InvoiceRows({ invoices, openId, onOpen }: InvoiceRowsProps) {
  return (
    <ul className="divide-y">
      {invoices.map((invoice) => (
        <li key={invoice.id}>
          <InvoiceRow invoice={invoice} isOpen={invoice.id === openId} onOpen={() => onOpen(invoice.id)} />
        </li>
      ))}
    </ul>
  )
}

function InvoiceRow({ invoice, isOpen, onOpen }: { invoice: StaffInvoice; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { money, due_on } = invoice
  const amount = (value: string) => format.money(value, money.currency_code)
  const isOpenSum = invoice.state !== "draft" && invoice.kind === "invoice" && !isZero(money.balance)
  return (
    <button
      type="button"
      aria-current={isOpen ? "true" : undefined}
      onClick={onOpen}
      className={clx(
        "transition-fg hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3 text-left outline-none",
        isOpen && "bg-ui-bg-base-pressed",
      )}
    >
      <span className="flex min-w-0 flex-col">
        <Text as="span" size="small" leading="compact" weight="plus">
          {invoice.number ?? t("invoice.draft")}
        </Text>
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
          {[
            t(invoice.kind === "credit_note" ? "invoice.kind.credit_note" : `invoice.purpose.${invoice.purpose}`),
            ...(due_on ? [t("invoice.due", { day: format.day(due_on) })] : []),
          ].join(" · ")}
        </Text>
      </span>
      <span className="flex items-center gap-x-4">
        <InvoiceStateBadge state={invoice.state} />
        <span className="flex flex-col text-right">
          <Text as="span" size="small" leading="compact" weight="plus">
            {amount(money.total)}
          </Text>
          {isOpenSum && (
            <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
              {t("invoice.openOf", { balance: amount(money.balance), total: amount(money.total) })}
            </Text>
          )}
        </span>
      </span>
    </button>
  )
}
