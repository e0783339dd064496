import { listProjects } from "../../../../contracts/routes/project"
import { readProjectList } from "../../../../project-list/read-project-list"
import { implement } from "../../../implement"

export const GET = implement(listProjects, async ({ container, query }) => await readProjectList(container, query))
