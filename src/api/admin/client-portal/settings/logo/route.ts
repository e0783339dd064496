import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type SettingsAnswer, uploadLogoSchema } from "../../../../../contracts"
import { portalServices } from "../../../../../lib/services"
import { parseBody } from "../../../../validate"
import { settingsAnswer } from "../../settings-answer"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SettingsAnswer>) => {
  const { content } = parseBody(uploadLogoSchema, req.body)
  await portalServices(req.scope).settings.saveLogo(Buffer.from(content, "base64"))
  res.json(await settingsAnswer(req.scope))
}

export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SettingsAnswer>) => {
  await portalServices(req.scope).settings.removeLogo()
  res.json(await settingsAnswer(req.scope))
}
