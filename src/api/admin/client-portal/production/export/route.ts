import { once } from "node:events"
import { exportProductionReport } from "../../../../../contracts/routes/production"
import { csvHeader, toCsv } from "../../../../../production-report/csv"
import { readAllProduction } from "../../../../../production-report/read-production"
import { ANSWERED, implement } from "../../../../implement"

export const GET = implement(exportProductionReport, async ({ container, query, res }) => {
  res.set({
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="production-${new Date().toISOString().slice(0, 10)}.csv"`,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
  })
  let part = csvHeader()
  for await (const rows of readAllProduction(container, query)) {
    part += toCsv(rows)
    if (res.destroyed) return ANSWERED
    if (!res.write(part)) await Promise.race([once(res, "drain"), once(res, "close")])
    part = ""
  }
  res.end(part)
  return ANSWERED
})
