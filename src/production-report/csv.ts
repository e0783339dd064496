import type { ProductionRow } from "../contracts"

/** Column by column: its name and what a row says there. Names and values are those of the API. */
const COLUMNS: [name: string, value: (row: ProductionRow) => string | number | null][] = [
  ["proof", ({ proof }) => proof?.title ?? null],
  ["kind", ({ proof }) => proof?.kind ?? null],
  ["version", ({ proof }) => proof?.version ?? null],
  ["state", ({ state }) => state],
  ["lines", ({ lines }) => lines.map(({ title, quantity }) => `${quantity} × ${title}`).join("; ")],
  ["pieces", ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0)],
  ["project", ({ project }) => project.name],
  ["order", ({ project }) => project.number],
  ["po_number", ({ project }) => project.po_number],
  ["client", ({ project }) => project.client],
  ["method", ({ method }) => method],
  ["stage", ({ stage }) => stage.name],
  ["waiting_on", ({ waiting }) => waiting?.on ?? null],
  ["waiting_since", ({ waiting }) => waiting?.since ?? null],
  ["in_hands_date", ({ in_hands_date }) => in_hands_date],
  ["approve_by", ({ approve_by }) => approve_by?.at ?? null],
  ["risk", ({ risk }) => risk],
  ["owner", ({ owner }) => owner?.name ?? null],
  ["updated_at", ({ updated_at }) => updated_at],
]

/** What spreadsheets take for the beginning of a formula, behind white space as well. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** A field by RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe, which shows it as text. */
const toField = (value: string | number | null): string => {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const toLine = (fields: (string | number | null)[]): string => `${fields.map(toField).join(",")}\r\n`

/** The byte order mark, by which Excel knows UTF-8, and the names of the columns. */
export const csvHeader = (): string => `\ufeff${toLine(COLUMNS.map(([name]) => name))}`

export const toCsv = (rows: ProductionRow[]): string =>
  rows.map((row) => toLine(COLUMNS.map(([, value]) => value(row)))).join("")
