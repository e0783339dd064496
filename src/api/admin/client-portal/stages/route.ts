import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replaceStagesSchema, type Stage } from "../../../../contracts"
import { portalServices } from "../../../../lib/services"
import { parseBody } from "../../../validate"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ stages: Stage[] }>) => {
  res.json({ stages: await portalServices(req.scope).settings.getStages() })
}

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ stages: Stage[] }>) => {
  const { projects, settings } = portalServices(req.scope)
  const list = parseBody(replaceStagesSchema, req.body)
  res.json({ stages: await settings.saveStages(list, (trx) => projects.stagesInUse(trx)) })
}
