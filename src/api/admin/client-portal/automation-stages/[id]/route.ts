import { readAutomations } from "../../../../../automation-view/read-automations"
import { updateStageNotice } from "../../../../../contracts/routes/automation"
import { changeStageNotice } from "../../../../../workflows/automation/change-automation"
import { implement } from "../../../../implement"

export const POST = implement(updateStageNotice, async ({ body, container, params }) => {
  await changeStageNotice(container, params.id, body)
  return await readAutomations(container)
})
