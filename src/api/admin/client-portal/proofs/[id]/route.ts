import { updateProof as updateProofRoute } from "../../../../../contracts/routes/proof"
import { readStaffProof } from "../../../../../staff-project/read-proofs"
import { updateProof } from "../../../../../workflows/proof/edit-proof"
import { implement } from "../../../../implement"

export const POST = implement(updateProofRoute, async ({ container, params, body }) => {
  await updateProof(container, params.id, body)
  return { proof: await readStaffProof(container, params.id) }
})
