import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type Automations, noticeAudienceSchema } from "../../src/contracts"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useUrlState } from "../lib/use-url-state"
import { EditNoticeDrawer } from "./edit-notice-drawer"
import { HoursSection } from "./hours-section"
import { LogSection } from "./log-section"
import { MyNoticesSection } from "./my-notices-section"
import { NoticeRow } from "./notice-row"
import { PreviewDrawer } from "./preview-drawer"
import { RemindersSection } from "./reminders-section"
import { StagesSection } from "./stages-section"
import { TextsDrawer } from "./texts-drawer"
import { useAutomationChanges, useAutomations } from "./use-automations"

function Notices({ automations }: { automations: Automations }) {
  const { t } = useTranslation("clientPortal")
  const changes = useAutomationChanges()
  const { chosen, change } = useUrlState()
  const edited = automations.notices.find(({ name }) => name === chosen("notice")[0])
  const previewed = automations.notices.find(({ name }) => name === chosen("preview")[0])
  const worded = automations.notices.find(({ name }) => name === chosen("texts")[0])
  return (
    <>
      <HoursSection automations={automations} changes={changes} />
      {noticeAudienceSchema.options.map((audience) => (
        <Section
          key={audience}
          id={audience}
          title={t(`automations.audience.${audience}`)}
          subtitle={t(`automations.audienceHint.${audience}`)}
        >
          <ul className="divide-y">
            {automations.notices
              .filter((notice) => notice.audience === audience)
              .map((notice) => (
                <NoticeRow
                  key={notice.name}
                  notice={notice}
                  changes={changes}
                  onEdit={() => change({ notice: notice.name })}
                  onWords={() => change({ texts: notice.name })}
                  onPreview={() => change({ preview: notice.name })}
                />
              ))}
          </ul>
        </Section>
      ))}
      <MyNoticesSection />
      <StagesSection stages={automations.stages} changes={changes} />
      <RemindersSection reminders={automations.reminders} changes={changes} />
      <LogSection notices={automations.notices} />
      {edited && (
        <EditNoticeDrawer key={edited.name} notice={edited} changes={changes} onClose={() => change({ notice: "" })} />
      )}
      {worded && <TextsDrawer key={worded.name} notice={worded} onClose={() => change({ texts: "" })} />}
      {previewed && <PreviewDrawer key={previewed.name} notice={previewed} onClose={() => change({ preview: "" })} />}
    </>
  )
}

/** Every notice of the portal: whether and when it is sent, and what became of it. */
export function AutomationsPage() {
  const { t } = useTranslation("clientPortal")
  const { data, error, isFetching, refetch } = useAutomations()
  const title = t("automations.title")
  if (error && !data)
    return <LoadError title={title} error={error} retrying={isFetching} onRetry={() => void refetch()} />
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("automations.subtitle")}
        </Text>
      </Container>
      {data ? <Notices automations={data} /> : <SectionSkeleton title={title} rows={8} />}
    </div>
  )
}
