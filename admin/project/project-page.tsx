import { Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, SectionSkeleton } from "../lib/section"
import { useLiveOrder } from "../lib/use-live-order"
import { usePolledSection } from "../lib/use-polled-section"
import { UnreadCount } from "../conversation/unread-count"
import { OpenDrawer } from "./drawers"
import { ProjectHeader } from "./project-header"
import { PROJECT_TABS } from "./tabs"
import { useProjectUrl } from "./use-project-url"

function Project({ id }: { id: string }) {
  const { t } = useTranslation("clientPortal")
  const { tab, drawer, setTab, openDrawer, closeDrawer } = useProjectUrl()
  const header = usePolledSection(portalKeys.section(id, "header"), (call) =>
    portalApi.getProject({ params: { id }, ...call }),
  )
  useLiveOrder(header.data?.order_id, portalKeys.project(id))
  if (!header.data) {
    return header.error ? (
      <LoadError title={t("project.title")} error={header.error} retrying={header.isFetching} onRetry={header.retry} />
    ) : (
      <SectionSkeleton title={t("project.title")} rows={3} />
    )
  }
  const project = header.data
  const shown = PROJECT_TABS.find((one) => one.id === tab) ?? PROJECT_TABS[0]
  return (
    // Isolated, so that the header stands above what scrolls below it, and not above drawers.
    <Tabs value={shown.id} onValueChange={setTab} className="flex flex-col gap-y-3" style={{ isolation: "isolate" }}>
      <ProjectHeader project={header.data} isStale={header.isStale} onOpen={openDrawer}>
        <Tabs.List aria-label={t("project.sections")} className="overflow-x-auto px-6 py-3">
          {PROJECT_TABS.map((one) => (
            <Tabs.Trigger key={one.id} value={one.id}>
              {t(`project.tab.${one.id}`)}
              <UnreadCount count={one.count?.(project) ?? 0} />
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </ProjectHeader>
      <Tabs.Content value={shown.id}>
        <shown.Section project={header.data} onOpen={openDrawer} />
      </Tabs.Content>
      <OpenDrawer name={drawer} project={header.data} onClose={closeDrawer} />
    </Tabs>
  )
}

/** Everything about one project, in tabs. Tab and drawer are part of the URL. */
export function ProjectPage() {
  const { id = "" } = useParams()
  return <Project key={id} id={id} />
}
