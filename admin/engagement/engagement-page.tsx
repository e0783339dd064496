import { Container, Heading, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { EngagementReport } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { ExportButton } from "../lib/list/export-button"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { BarTable } from "./bar-table"
import { GroupTable } from "./group-table"
import { ReportFilters } from "./report-filters"
import { SeriesSection } from "./series-chart"
import { useHours } from "./use-hours"
import { useReportState } from "./use-report-state"

const STEPS = ["sent", "opened", "decided", "approved", "paid"] as const

function Funnel({ steps }: Pick<EngagementReport, "steps">) {
  const { t } = useTranslation("clientPortal")
  const shareOf = (count: number) => (steps.sent > 0 ? `${Math.round((count / steps.sent) * 100)}%` : undefined)
  return (
    <Section title={t("engagement.funnel")} subtitle={t("engagement.funnel_hint")}>
      <div className="py-2">
        <BarTable
          caption={t("engagement.funnel")}
          of={steps.sent}
          bars={STEPS.map((step) => {
            const note = step === "sent" ? undefined : shareOf(steps[step])
            return {
              id: step,
              label: t(`engagement.step.${step}`),
              value: steps[step],
              ...(note === undefined ? {} : { note }),
            }
          })}
        />
      </div>
    </Section>
  )
}

function DecisionTime({ decision_time: { median_hours, p90_hours, spread } }: Pick<EngagementReport, "decision_time">) {
  const { t } = useTranslation("clientPortal")
  const hours = useHours()
  return (
    <Section
      title={t("engagement.decision_time")}
      subtitle={
        median_hours === null
          ? t("engagement.no_decisions")
          : t("engagement.decision_facts", { median: hours(median_hours), p90: hours(p90_hours) })
      }
    >
      <div className="py-2">
        <BarTable
          caption={t("engagement.decision_time")}
          of={Math.max(...spread.map(({ count }) => count))}
          bars={spread.map(({ within, count }) => ({
            id: within,
            label: t(`engagement.within.${within}`),
            value: count,
          }))}
        />
      </div>
    </Section>
  )
}

/** How the shop's clients use the portal: how far projects get, how fast clients decide, by rep, by client, over time. */
export function EngagementPage() {
  const { t } = useTranslation("clientPortal")
  const state = useReportState()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.engagement(state.query),
    queryFn: async ({ signal }) => await portalApi.getEngagement({ query: state.query, signal }),
    placeholderData: keepPreviousData,
  })
  const client = data?.clients.find(({ id }) => id === state.customer)?.name
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading>{t("engagement.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("engagement.hint")}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <ReportFilters state={state} client={client} />
          <ExportButton
            read={() => portalApi.exportEngagement({ query: state.query })}
            fileName={`engagement-${state.query.to}.csv`}
          />
        </div>
      </Container>
      {!data && error && (
        <LoadError title={t("engagement.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SectionSkeleton title={t("engagement.funnel")} rows={5} />}
      {data && (
        <>
          <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
            <Funnel steps={data.steps} />
            <DecisionTime decision_time={data.decision_time} />
          </div>
          <SeriesSection series={data.series} unit={data.unit} />
          <GroupTable
            title={t("engagement.by_rep")}
            none={t("engagement.no_rep")}
            groups={data.reps}
            onChoose={(owner_id) => state.change({ owner_id })}
          />
          <GroupTable
            title={t("engagement.by_client")}
            none={t("engagement.no_client")}
            groups={data.clients}
            onChoose={(customer_id) => state.change({ customer_id })}
          />
        </>
      )}
    </div>
  )
}
