import { moveProjects } from "../../../../../contracts/routes/production"
import { moveProjectsTo } from "../../../../../production-report/move-projects"
import { implement } from "../../../../implement"

export const POST = implement(moveProjects, async ({ container, body, actor }) => ({
  projects: await moveProjectsTo(container, body, actor),
}))
