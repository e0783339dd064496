import { erasePersonal } from "../../../../../../../../contracts/routes/evidence"
import { erasePersonalWorkflow } from "../../../../../../../../workflows/evidence/erase-personal"
import { implement } from "../../../../../../../implement"

export const POST = implement(erasePersonal, async ({ params, body, actor, container }) => {
  const { result } = await erasePersonalWorkflow(container).run({
    input: { project_id: params.id, entry_sha256: params.entry, actor, reason: body.reason },
  })
  return result
})
