import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type SettingsAnswer, updateSettingsSchema } from "../../../../contracts"
import { portalServices } from "../../../../lib/services"
import { parseBody } from "../../../validate"
import { settingsAnswer } from "../settings-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SettingsAnswer>) => {
  res.json(await settingsAnswer(req.scope))
}

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SettingsAnswer>) => {
  await portalServices(req.scope).settings.saveSettings(parseBody(updateSettingsSchema, req.body))
  res.json(await settingsAnswer(req.scope))
}
