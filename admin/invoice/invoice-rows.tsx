import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffInvoice } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { isNegative, isZero } from "./amounts"
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

/** What of the total is open, where that differs from it; undefined where there is nothing to pay. */
function useOpenWords() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return ({ kind, state, money }: StaffInvoice): string | undefined => {
    if (kind === "credit_note" || state === "draft" || state === "void" || isZero(money.balance)) return undefined
    const amount = (value: string) => format.money(value, money.currency_code)
    if (isNegative(money.balance)) return t("invoice.overpaid", { amount: amount(money.balance.slice(1)) })
    if (!isZero(money.processing)) return t("invoice.onItsWay", { amount: amount(money.processing) })
    if (money.balance === money.total) return undefined
    return t("invoice.openOf", { balance: amount(money.balance), total: amount(money.total) })
  }
}

function InvoiceRow({ invoice, isOpen, onOpen }: { invoice: StaffInvoice; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { money, due_on } = invoice
  const openWords = useOpenWords()(invoice)
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
      <span className="ml-auto flex items-center gap-x-4">
        <InvoiceStateBadge invoice={invoice} />
        <span className="flex flex-col text-right">
          <Text as="span" size="small" leading="compact" weight="plus">
            {format.money(money.total, money.currency_code)}
          </Text>
          {openWords && (
            <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
              {openWords}
            </Text>
          )}
        </span>
      </span>
    </button>
  )
}
