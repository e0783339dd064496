import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type ProjectList, projectListQuerySchema } from "../../../../contracts"
import { readProjectList } from "../../../../project-page/read-project-list"
import { parseBody } from "../../../validate"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ProjectList>) => {
  res.json(await readProjectList(req.scope, parseBody(projectListQuerySchema, req.query)))
}
