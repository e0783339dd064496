import { getSettings, updateSettings } from "../../../../contracts/routes/settings"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"
import { settingsAnswer } from "../settings-answer"

export const GET = implement(getSettings, async ({ container }) => await settingsAnswer(container))

export const POST = implement(updateSettings, async ({ body, container }) => {
  await portalServices(container).settings.saveSettings(body)
  return await settingsAnswer(container)
})
