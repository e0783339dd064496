import { verifyEvidence } from "../../../../../../../contracts/routes/evidence"
import { portalServices } from "../../../../../../../lib/services"
import { evidenceChecks } from "../../../../../../../workflows/evidence/checks"
import { implement } from "../../../../../../implement"

export const GET = implement(verifyEvidence, async ({ params, container }) => {
  const { evidence, projects } = portalServices(container)
  const project = await projects.getProject(params.id)
  return await evidence.verifyProject(project.id, evidenceChecks)
})
