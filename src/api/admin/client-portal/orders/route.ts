import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type ProjectList, projectListQuerySchema } from "../../../../contracts"
import { readProjectList } from "../../../../project-page/read-project-list"
import { parseQuery } from "../../../validate"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ProjectList>) => {
  res.json(await readProjectList(req.scope, parseQuery(projectListQuerySchema, req.query)))
}
