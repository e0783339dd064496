import { getProductionReport } from "../../../../contracts/routes/production"
import { readProductionReport } from "../../../../production-report/read-production"
import { implement } from "../../../implement"
import { conditional } from "../conditional"

/** The rows are cheaper to read than to tell whether one of them changed; the tag spares sending and showing them again. */
export const GET = implement(getProductionReport, async ({ container, query, req, res }) => {
  const report = await readProductionReport(container, query)
  return await conditional({ req, res }, JSON.stringify(report), async () => report)
})
