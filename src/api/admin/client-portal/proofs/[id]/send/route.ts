import { sendProof } from "../../../../../../contracts/routes/proof"
import { readStaffProof } from "../../../../../../staff-project/read-proofs"
import { sendProofWorkflow } from "../../../../../../workflows/proof/send-proof"
import { implement } from "../../../../../implement"

export const POST = implement(sendProof, async ({ container, params, body, actor }) => {
  await sendProofWorkflow(container).run({
    input: {
      proof_id: params.id,
      version_id: body.version_id,
      message: body.message || null,
      notify: body.notify,
      actor,
    },
  })
  return { proof: await readStaffProof(container, params.id) }
})
