import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { InvoiceRow } from "../../../src/contracts"
import { useFormat } from "../../lib/format"
import { CellLink, TwoLines } from "../../lib/list/cells"
import { useIsWide } from "../../lib/use-is-wide"
import { projectPath } from "../../project/use-project-url"
import { isZero } from "../amounts"
import { InvoiceStateBadge } from "../state-badge"

const column = createDataTableColumnHelper<InvoiceRow>()

/** In pixels: a long name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 240

/** A sum of money, flush with those above and below it. */
function Amount({ children }: { children: ReactNode }) {
  return <span className="block text-right">{children}</span>
}

export function useInvoiceColumns() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const isWide = useIsWide()
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
            // On a phone the first column says what matters of those that are out of view.
            third={
              !isWide && (
                <span className="mt-1 flex flex-wrap items-center gap-2">
                  <InvoiceStateBadge invoice={row} />
                  <Text as="span" size="xsmall" leading="compact">
                    {format.money(row.money.total, row.money.currency_code)}
                  </Text>
                </span>
              )
            }
          />
        ),
      }),
      column.display({
        id: "state",
        header: t("invoiceList.column.state"),
        cell: ({ row: { original: row } }) => <InvoiceStateBadge invoice={row} />,
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
        cell: ({ row: { original: row } }) => (row.issued_at ? format.localDay(row.issued_at) : "-"),
      }),
      column.accessor("due_on", {
        header: t("invoiceList.column.due"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => (row.due_on ? format.day(row.due_on) : "-"),
      }),
      column.accessor("money.total", {
        id: "total",
        header: t("invoiceList.column.total"),
        headerAlign: "right",
        cell: ({ row: { original: row } }) => <Amount>{format.money(row.money.total, row.money.currency_code)}</Amount>,
      }),
      column.accessor("money.balance", {
        id: "balance",
        header: t("invoiceList.column.balance"),
        headerAlign: "right",
        cell: ({
          row: {
            original: { kind, state, money },
          },
        }) => {
          if (kind === "credit_note" || state === "draft" || state === "void") return <Amount>-</Amount>
          return (
            <Amount>
              {format.money(money.balance, money.currency_code)}
              {!isZero(money.processing) && (
                <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle block">
                  {t("invoice.onItsWay", { amount: format.money(money.processing, money.currency_code) })}
                </Text>
              )}
            </Amount>
          )
        },
      }),
      column.accessor("created_at", {
        header: t("invoiceList.column.created"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => format.recent(row.created_at),
      }),
    ],
    [t, format, isWide],
  )
}
