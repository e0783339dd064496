/** What a field of a table holds; null leaves it empty. `exact`: a number with its digits, such as an amount of money. */
export type CsvValue = string | number | { exact: string } | null

/** Column by column: its name and what a row says there. */
export type CsvColumns<Row> = readonly (readonly [name: string, value: (row: Row) => CsvValue])[]

/** What spreadsheets take for the beginning of a formula, behind white space as well. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** A field by RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe, which shows it as text. */
const toField = (value: CsvValue): string => {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  if (typeof value === "object") return value.exact
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const toLine = (fields: CsvValue[]): string => `${fields.map(toField).join(",")}\r\n`

/** The byte order mark, by which Excel knows UTF-8, and the names of the columns. */
export const csvHeader = <Row>(columns: CsvColumns<Row>): string => `\ufeff${toLine(columns.map(([name]) => name))}`

export const csvLines = <Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string =>
  rows.map((row) => toLine(columns.map(([, value]) => value(row)))).join("")
