import { once } from "node:events"
import type { MedusaResponse } from "@medusajs/framework/http"
import { csvHeader, csvLines, type CsvColumns } from "../lib/csv"
import { ANSWERED } from "./implement"

/**
 * Answers with a table as a file, page by page as it is read: never more than one page is held, and a reader that goes away
 * ends the reading.
 * @param name of the file, before the day and the extension
 */
export const streamCsv = async <Row>(
  res: MedusaResponse,
  name: string,
  columns: CsvColumns<Row>,
  pages: AsyncIterable<Row[]>,
): Promise<typeof ANSWERED> => {
  res.set({
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
  })
  let part = csvHeader(columns)
  for await (const rows of pages) {
    part += csvLines(columns, rows)
    if (res.destroyed) return ANSWERED
    if (!res.write(part)) await Promise.race([once(res, "drain"), once(res, "close")])
    part = ""
  }
  res.end(part)
  return ANSWERED
}
