import { listProjects } from "../../../../contracts/routes/project"
import { readProjectList } from "../../../../project-list/read-project-list"
import { implement } from "../../../implement"
import { conditionalOnAnswer } from "../conditional"

export const GET = implement(listProjects, async ({ container, query, staff_id, req, res }) =>
  conditionalOnAnswer({ req, res }, await readProjectList(container, query, staff_id)),
)
