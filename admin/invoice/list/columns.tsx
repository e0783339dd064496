import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { InvoiceRow } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { projectPath } from "../../project/use-project-url"
import { InvoiceStateBadge } from "../state-badge"

const column = createDataTableColumnHelper<InvoiceRow>()

/** In pixels: a long name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 240

const linkClass = "txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg truncate"

function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col py-2" style={{ maxWidth: MAX_CELL_WIDTH }}>
      {first}
      <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
        {second}
      </Text>
    </div>
  )
}

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
            first={
              <Link to={projectPath(row.project.id, { tab: "invoices", invoice: row.id })} className={linkClass}>
                {row.number ?? t("invoice.draft")}
              </Link>
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
            first={
              <Link to={projectPath(project.id)} className={linkClass}>
                {project.name}
              </Link>
            }
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
