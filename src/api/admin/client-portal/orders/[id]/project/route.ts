import { updateProject } from "../../../../../../contracts/routes/project"
import { updateProjectWorkflow } from "../../../../../../workflows/project/workflows/update-project"
import { implement } from "../../../../../implement"
import { readOrderPanel } from "../../../order-panel"

/** An empty body only makes sure that the order has a project. */
export const POST = implement(updateProject, async ({ params, body, actor, container }) => {
  const order_id = params.id
  await updateProjectWorkflow(container).run({ input: { order_id, changes: body, actor } })
  return { panel: await readOrderPanel(container, order_id) }
})
