import { nudgeClient } from "../../../../../../contracts/routes/action-queue"
import { nudgeClientWorkflow } from "../../../../../../workflows/action-queue/nudge-client"
import { implement } from "../../../../../implement"

export const POST = implement(nudgeClient, async ({ container, params, body, actor }) => {
  const { result } = await nudgeClientWorkflow(container).run({
    input: { project_id: params.id, about: body.about, actor },
  })
  return result
})
