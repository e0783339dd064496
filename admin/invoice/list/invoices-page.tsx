import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { invoiceFilterSchema } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { ExportButton } from "../../lib/list/export-button"
import { ListPage } from "../../lib/list/list-page"
import { portalKeys } from "../../lib/query-keys"
import { useIsWide } from "../../lib/use-is-wide"
import { usePolledSection } from "../../lib/use-polled-section"
import { projectPath } from "../../project/use-project-url"
import { useOpenDocument } from "../use-open-document"
import { AgeingSection } from "./ageing-section"
import { useInvoiceColumns } from "./columns"
import { InvoiceFilters } from "./filters"
import { useInvoiceList } from "./use-invoice-list"

/** Payments show without a reload. */
const POLL_MS = 15_000

/** What the first column says as well on a phone. */
const SHOWN_ON_PHONE = { state: false, total: false }

/** The invoices of all projects or of one customer, with open balances by age. */
export function InvoicesPage() {
  const { t } = useTranslation("clientPortal")
  const open = useOpenDocument()
  const isWide = useIsWide()
  const state = useInvoiceList()
  const customer = state.query.customer_id
  const section = usePolledSection(
    portalKeys.invoicePage(state.query),
    (call) => portalApi.listInvoices({ query: state.query, ...call }),
    { every: () => POLL_MS, keepsPrevious: true },
  )
  return (
    <div className="flex flex-col gap-y-3">
      {section.data && <AgeingSection ageing={section.data.ageing} />}
      <ListPage
        list="invoiceList"
        state={state}
        section={section}
        rows={section.data?.rows ?? []}
        columns={useInvoiceColumns()}
        visibility={isWide ? undefined : SHOWN_ON_PHONE}
        pathOf={({ id, project }) => projectPath(project.id, { tab: "invoices", invoice: id })}
        filters={<InvoiceFilters state={state} />}
        actions={
          <>
            {customer && (
              <Button size="small" variant="secondary" onClick={() => void open("statement", customer)}>
                {t("invoice.customer.statement")}
              </Button>
            )}
            <ExportButton
              read={() => portalApi.exportInvoices({ query: invoiceFilterSchema.parse(state.lasting) })}
              fileName="invoices.csv"
            />
          </>
        }
      />
    </div>
  )
}
