import { readAutomations } from "../../../../automation-view/read-automations"
import { reminderSettings } from "../../../../contracts"
import { updateReminders } from "../../../../contracts/routes/automation"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

export const POST = implement(updateReminders, async ({ body, container }) => {
  await portalServices(container).settings.save(reminderSettings, body)
  return await readAutomations(container)
})
