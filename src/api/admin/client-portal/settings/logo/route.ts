import { removeLogo, saveLogo } from "../../../../../contracts/routes/settings"
import { portalServices } from "../../../../../lib/services"
import { implement } from "../../../../implement"
import { settingsAnswer } from "../../settings-answer"

export const POST = implement(saveLogo, async ({ body, container }) => {
  await portalServices(container).settings.saveLogo(Buffer.from(body.content, "base64"))
  return await settingsAnswer(container)
})

export const DELETE = implement(removeLogo, async ({ container }) => {
  await portalServices(container).settings.removeLogo()
  return await settingsAnswer(container)
})
