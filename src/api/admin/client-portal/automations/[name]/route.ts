import { readAutomations } from "../../../../../automation-view/read-automations"
import { resetAutomation as resetRoute, updateAutomation } from "../../../../../contracts/routes/automation"
import { changeAutomation, resetAutomation } from "../../../../../workflows/automation/change-automation"
import { implement } from "../../../../implement"

export const POST = implement(updateAutomation, async ({ body, container, params }) => {
  await changeAutomation(container, params.name, body)
  return await readAutomations(container)
})

export const DELETE = implement(resetRoute, async ({ container, params }) => {
  await resetAutomation(container, params.name)
  return await readAutomations(container)
})
