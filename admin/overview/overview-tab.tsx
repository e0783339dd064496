import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ChecklistCard } from "../checklist/checklist-card"
import { portalApi } from "../lib/client"
import { PolledSection } from "../lib/polled-section"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"
import type { TabProps } from "../project/tabs"
import { DetailsCard } from "./details-card"
import { Timeline } from "./timeline"

export function OverviewTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = usePolledSection(portalKeys.section(project.id, "overview"), (call) =>
    portalApi.getProjectOverview({ params: { id: project.id }, ...call }),
  )
  return (
    <div className="flex w-full flex-col gap-3 xl:flex-row xl:items-start">
      <div className="w-full">
        <PolledSection title={t("timeline.title")} section={section}>
          {({ timeline, engagement, has_more }) => (
            <>
              <Timeline timeline={timeline} engagement={engagement} />
              {has_more && (
                <Text size="small" className="text-ui-fg-subtle px-6 py-4">
                  {t("timeline.more")}
                </Text>
              )}
            </>
          )}
        </PolledSection>
      </div>
      <div className="flex w-full flex-col gap-3 xl:max-w-[440px]">
        <ChecklistCard project={project} />
        <DetailsCard project={project} onOpen={onOpen} />
      </div>
    </div>
  )
}
