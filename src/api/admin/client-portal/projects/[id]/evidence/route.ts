import { listEvidence } from "../../../../../../contracts/routes/evidence"
import { portalServices } from "../../../../../../lib/services"
import { implement } from "../../../../../implement"

export const GET = implement(listEvidence, async ({ params, query, container }) => {
  const { evidence, projects } = portalServices(container)
  const project = await projects.getProject(params.id)
  return await evidence.listEntries(project.id, query)
})
