import { recordTrap } from "../../../contracts/routes/engagement"
import { implement } from "../../implement"
import { authenticateReport, recordOf } from "../engagement"

/** A program followed a link that no person can see. */
export const POST = implement(
  recordTrap,
  async ({ container, req, session }) => {
    recordOf(container, req, session, { kind: "trap" })
  },
  { authenticate: authenticateReport },
)
