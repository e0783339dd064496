import { Plus } from "@medusajs/icons"
import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProjectInvoices } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"

const SUMS = ["total", "invoiced", "uninvoiced", "paid"] as const

/** What the order costs, what of it was billed, and what was paid. */
export function InvoiceSummary({ data, onNew }: { data: ProjectInvoices; onNew: () => void }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { order, pay_unavailable: missing } = data
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
