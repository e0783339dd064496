import { FailedJobs } from "../jobs/failed-jobs"
import { HeldMails } from "../mail/held-mails"
import { portalApi } from "../lib/client"
import { ListPage } from "../lib/list/list-page"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"
import { projectPath } from "../project/use-project-url"
import { useColumns } from "./columns"
import { ProjectFilters } from "./filters"
import { useProjectList } from "./use-project-list"

/** Decisions show without a reload. */
const POLL_MS = 15_000

/** All projects, background work that failed, and mails that are held. */
export function ProjectsPage() {
  const state = useProjectList()
  const section = usePolledSection(
    portalKeys.projectPage(state.query),
    (call) => portalApi.listProjects({ query: state.query, ...call }),
    { every: () => POLL_MS, keepsPrevious: true },
  )
  return (
    <div className="flex flex-col gap-y-3">
      <FailedJobs />
      <HeldMails />
      <ListPage
        list="projects"
        state={state}
        section={section}
        rows={section.data?.projects ?? []}
        columns={useColumns()}
        pathOf={({ id }) => projectPath(id)}
        filters={<ProjectFilters state={state} />}
      />
    </div>
  )
}
