import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { InvoiceRow } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { CellLink, TwoLines } from "../../lib/list/cells"
import { projectPath } from "../../project/use-project-url"
import { InvoiceStateBadge } from "../state-badge"

const column = createDataTableColumnHelper<InvoiceRow>()

/** In pixels: a long name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 240

export function useInvoiceColumns() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return useMemo(
    () => [
      column.accessor("number", {
        header: t("invoiceList.column.number"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => (
          <TwoLines
            maxWidth={MAX_CELL_WIDTH}
            first={
              <CellLink to={projectPath(row.project.id, { tab: "invoices", invoice: row.id })}>
                {row.number ?? t("invoice.draft")}
              </CellLink>
            }
            second={t(row.kind === "credit_note" ? "invoice.kind.credit_note" : `invoice.purpose.${row.purpose}`)}
          />
        ),
      }),
      column.display({
        id: "state",
        header: t("invoiceList.column.state"),
        cell: ({ row: { original: row } }) => <InvoiceStateBadge state={row.state} />,
      }),
      column.display({
        id: "project",
        header: t("invoiceList.column.project"),
        cell: ({
          row: {
            original: { project, client },
          },
        }) => (
          <TwoLines
            maxWidth={MAX_CELL_WIDTH}
            first={<CellLink to={projectPath(project.id)}>{project.name}</CellLink>}
            second={[`#${project.number}`, client].filter(Boolean).join(" · ")}
          />
        ),
      }),
      column.display({
        id: "issued",
        header: t("invoiceList.column.issued"),
        cell: ({ row: { original: row } }) => (row.issued_at ? format.recent(row.issued_at) : "-"),
      }),
      column.accessor("due_on", {
        header: t("invoiceList.column.due"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => (row.due_on ? format.day(row.due_on) : "-"),
      }),
      column.display({
        id: "total",
        header: t("invoiceList.column.total"),
        cell: ({ row: { original: row } }) => format.money(row.money.total, row.money.currency_code),
      }),
      column.display({
        id: "balance",
        header: t("invoiceList.column.balance"),
        cell: ({
          row: {
            original: { kind, state, money },
          },
        }) =>
          kind === "credit_note" || state === "draft" || state === "void"
            ? "-"
            : format.money(money.balance, money.currency_code),
      }),
      column.accessor("created_at", {
        header: t("invoiceList.column.created"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => format.recent(row.created_at),
      }),
    ],
    [t, format],
  )
}
