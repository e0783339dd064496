import { invoiceFilterSchema } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { ExportButton } from "../../lib/list/export-button"
import { ListPage } from "../../lib/list/list-page"
import { portalKeys } from "../../lib/query-keys"
import { usePolledSection } from "../../lib/use-polled-section"
import { projectPath } from "../../project/use-project-url"
import { AgeingSection } from "./ageing-section"
import { useInvoiceColumns } from "./columns"
import { InvoiceFilters } from "./filters"
import { useInvoiceList } from "./use-invoice-list"

/** Payments show without a reload. */
const POLL_MS = 15_000

/** The invoices of all projects, with what is owed by age. */
export function InvoicesPage() {
  const state = useInvoiceList()
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
        pathOf={({ id, project }) => projectPath(project.id, { tab: "invoices", invoice: id })}
        filters={<InvoiceFilters state={state} />}
        actions={
          <ExportButton
            read={() => portalApi.exportInvoices({ query: invoiceFilterSchema.parse(state.lasting) })}
            fileName="invoices.csv"
          />
        }
      />
    </div>
  )
}
