import { readAutomations } from "../../../../automation-view/read-automations"
import { automationHours } from "../../../../contracts"
import { updateAutomationHours } from "../../../../contracts/routes/automation"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const POST = implement(updateAutomationHours, async ({ body, container }) => {
  await portalServices(container).settings.save(automationHours, body)
  return await readAutomations(container)
})
