import { getProductionReport } from "../../../../contracts/routes/production"
import { readProductionReport } from "../../../../production-report/read-production"
import { implement } from "../../../implement"
import { conditionalOnAnswer } from "../conditional"

export const GET = implement(getProductionReport, async ({ container, query, req, res }) =>
  conditionalOnAnswer({ req, res }, await readProductionReport(container, query)),
)
