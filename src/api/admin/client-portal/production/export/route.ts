import { exportProductionReport } from "../../../../../contracts/routes/production"
import { PRODUCTION_COLUMNS } from "../../../../../production-report/csv"
import { readAllProduction } from "../../../../../production-report/read-production"
import { implement } from "../../../../implement"
import { streamCsv } from "../../../../stream-csv"

export const GET = implement(
  exportProductionReport,
  async ({ container, query, res }) =>
    await streamCsv(res, "production", PRODUCTION_COLUMNS, readAllProduction(container, query)),
)
