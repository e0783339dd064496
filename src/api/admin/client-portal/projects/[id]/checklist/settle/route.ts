import { settleChecklist } from "../../../../../../../contracts/routes/checklist"
import { settleChecklistWorkflow } from "../../../../../../../workflows/checklist/settle"
import { implement } from "../../../../../../implement"

export const POST = implement(settleChecklist, async ({ container, params, body, actor }) => {
  await settleChecklistWorkflow(container).run({ input: { ...body, project_id: params.id, actor } })
})
