import { updateProofVersion } from "../../../../../../contracts/routes/proof"
import { portalServices } from "../../../../../../lib/services"
import { readStaffProof } from "../../../../../../staff-project/read-proofs"
import { implement } from "../../../../../implement"

export const POST = implement(updateProofVersion, async ({ container, params, body, actor }) => {
  await portalServices(container).proofs.changeDraft(params.id, body, actor)
  return { proof: await readStaffProof(container, params.id) }
})
