import { Checkbox, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ProductionRow } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { CellLink, TwoLines } from "../lib/list/cells"
import { StageDot } from "../project/stage-dot"
import { projectPath } from "../project/use-project-url"
import { Risk, StateCell, useRowWords } from "./cells"
import { PhoneCell } from "./phone-cell"
import type { Selection } from "./use-selection"

const column = createDataTableColumnHelper<ProductionRow>()

/** Columns that can be hidden, in their order. The first one and the selection always show. */
export const OPTIONAL_COLUMNS = [
  ...(["state", "waiting", "project", "lines", "method", "stage"] as const),
  ...(["inHands", "approveBy", "owner", "updated"] as const),
] as const

/** As many as fit beside the dashboard's menu on a laptop; the others can be chosen. */
const WIDE_COLUMNS: readonly string[] = ["state", "waiting", "project", "stage", "inHands", "approveBy"]

/** Columns that show unless others are chosen. On a phone the first one says all that these say. */
export const defaultColumns = (isWide: boolean): readonly string[] => (isWide ? WIDE_COLUMNS : [])

/** In pixels: a long name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 176

export function useReportColumns(selection: Selection, isWide: boolean) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const words = useRowWords()
  return useMemo(
    () => [
      column.display({
        id: "select",
        size: 44,
        header: () => (
          <Checkbox
            aria-label={t("production.selectAll")}
            checked={selection.pageState}
            onCheckedChange={(isOn) => selection.setPage(isOn === true)}
          />
        ),
        cell: ({ row: { original: row } }) => (
          <Checkbox
            aria-label={t("production.select", { what: row.proof?.title ?? row.project.name })}
            checked={selection.has(row.id)}
            onCheckedChange={(isOn) => selection.set(row.id, isOn === true)}
          />
        ),
      }),
      column.display({
        id: "proof",
        header: t("production.column.proof"),
        cell: ({ row: { original: row } }) =>
          isWide ? (
            <TwoLines
              maxWidth={MAX_CELL_WIDTH}
              first={
                <CellLink to={projectPath(row.project.id, { tab: "proofs" })}>
                  {row.proof?.title ?? t("production.noProof")}
                </CellLink>
              }
              second={words.proof(row) ?? words.lines(row)}
            />
          ) : (
            <PhoneCell row={row} />
          ),
      }),
      column.display({
        id: "state",
        header: t("production.column.state"),
        cell: ({ row: { original: row } }) => <StateCell state={row.state} />,
      }),
      column.accessor("waiting.since", {
        id: "since",
        header: t("production.column.waiting"),
        enableSorting: true,
        cell: ({
          row: {
            original: { waiting },
          },
        }) =>
          waiting ? (
            <TwoLines
              maxWidth={MAX_CELL_WIDTH}
              first={<span>{t(`production.waiting.${waiting.on}`)}</span>}
              second={t("production.waiting.since", { at: format.recent(waiting.since) })}
            />
          ) : (
            "-"
          ),
      }),
      column.display({
        id: "project",
        header: t("production.column.project"),
        cell: ({ row: { original: row } }) => (
          <TwoLines
            maxWidth={MAX_CELL_WIDTH}
            first={<CellLink to={projectPath(row.project.id)}>{row.project.name}</CellLink>}
            second={words.project(row)}
          />
        ),
      }),
      column.display({
        id: "lines",
        header: t("production.column.lines"),
        cell: ({ row: { original: row } }) => (
          <span className="block truncate" style={{ maxWidth: MAX_CELL_WIDTH }}>
            {words.lines(row)}
          </span>
        ),
      }),
      column.display({
        id: "method",
        header: t("production.column.method"),
        cell: ({ row: { original: row } }) => row.method ?? "-",
      }),
      column.display({
        id: "stage",
        header: t("production.column.stage"),
        cell: ({ row: { original: row } }) => <StageDot stage={row.stage} />,
      }),
      column.accessor("in_hands_date", {
        header: t("production.column.inHands"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => (row.in_hands_date ? format.day(row.in_hands_date) : "-"),
      }),
      column.display({
        id: "approveBy",
        header: t("production.column.approveBy"),
        cell: ({ row: { original: row } }) =>
          row.approve_by ? (
            <TwoLines
              maxWidth={MAX_CELL_WIDTH}
              first={<span>{format.moment(row.approve_by.at)}</span>}
              second={<Risk {...row} />}
            />
          ) : (
            "-"
          ),
      }),
      column.display({
        id: "owner",
        header: t("production.column.owner"),
        cell: ({ row: { original: row } }) => row.owner?.name ?? "-",
      }),
      column.accessor("updated_at", {
        header: t("production.column.updated"),
        enableSorting: true,
        cell: ({ row: { original: row } }) => format.recent(row.updated_at),
      }),
    ],
    [t, format, words, selection, isWide],
  )
}

/** Ids of the table's columns by the names that the URL uses, where they differ. */
const COLUMN_IDS: Partial<Record<(typeof OPTIONAL_COLUMNS)[number], string>> = {
  waiting: "since",
  inHands: "in_hands_date",
  updated: "updated_at",
}

/** Visibility of the optional columns. */
export const visibilityOf = (shown: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(OPTIONAL_COLUMNS.map((name) => [COLUMN_IDS[name] ?? name, shown.includes(name)]))
