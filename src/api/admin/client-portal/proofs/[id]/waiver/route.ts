import { requestWaiver } from "../../../../../../contracts/routes/proof"
import { readStaffProof } from "../../../../../../staff-project/read-proofs"
import { requestProofWaiverWorkflow } from "../../../../../../workflows/proof/request-waiver"
import { implement } from "../../../../../implement"

export const POST = implement(requestWaiver, async ({ container, params, body, actor }) => {
  const { proof_id, version_id, message, notify } = body
  await requestProofWaiverWorkflow(container).run({
    input: { proof_id: params.id, approved: { proof_id, version_id }, message: message || null, notify, actor },
  })
  return { proof: await readStaffProof(container, params.id) }
})
