import { remindProofs } from "../../../../../contracts/routes/production"
import { remindProofsWorkflow } from "../../../../../workflows/production/remind-proofs"
import { implement } from "../../../../implement"

export const POST = implement(remindProofs, async ({ container, body, actor }) => {
  const { result } = await remindProofsWorkflow(container).run({ input: { ...body, actor } })
  return { proofs: result }
})
