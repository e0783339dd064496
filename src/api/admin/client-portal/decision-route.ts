import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refusedDecision } from "../../../modules/approval/errors"
import { decisionConflict } from "../../decision-conflict"

/** Runs an act on an approval request; one that came too late is a 409 that says what happened instead. */
export const orConflict = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  act: () => Promise<void>,
): Promise<void> => {
  try {
    await act()
  } catch (error) {
    const refused = refusedDecision(error)
    if (!refused) throw error
    res.status(409).json(await decisionConflict(req.scope, refused))
  }
}
