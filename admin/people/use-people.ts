import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"

/** Links of a project, their mails and their log. */
export const usePeople = (projectId: string) =>
  usePolledSection(portalKeys.section(projectId, "people"), (call) =>
    portalApi.getProjectPeople({ params: { id: projectId }, ...call }),
  )
