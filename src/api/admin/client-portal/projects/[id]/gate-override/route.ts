import { overrideGate as overrideGateRoute } from "../../../../../../contracts/routes/proof"
import { readProjectProofs } from "../../../../../../staff-project/read-proofs"
import { overrideGate } from "../../../../../../workflows/proof/override-gate"
import { implement } from "../../../../../implement"

export const POST = implement(overrideGateRoute, async ({ container, params, body, actor }) =>
  readProjectProofs(container, await overrideGate(container, params.id, body, actor)),
)
