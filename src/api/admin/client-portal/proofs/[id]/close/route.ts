import { closeProof } from "../../../../../../contracts/routes/proof"
import { readStaffProof } from "../../../../../../staff-project/read-proofs"
import { closeProofWorkflow } from "../../../../../../workflows/proof/close-proof"
import { implement } from "../../../../../implement"

export const POST = implement(closeProof, async ({ container, params, body, actor }) => {
  await closeProofWorkflow(container).run({ input: { proof_id: params.id, reason: body.reason || null, actor } })
  return { proof: await readStaffProof(container, params.id) }
})
