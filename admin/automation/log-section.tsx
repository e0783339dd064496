import { Button, StatusBadge, Table, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { type NoticeListItem, type NoticeLogEntry, noticeStateSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { ChoiceFilter } from "../lib/list/choice-filter"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useUrlState } from "../lib/use-url-state"
import { projectPath } from "../project/use-project-url"

const COLORS = { queued: "grey", sent: "green", failed: "red", skipped: "orange" } as const satisfies Record<
  NoticeLogEntry["state"],
  string
>

const COLUMNS = ["at", "notice", "to", "project", "state"] as const

function Outcome({ entry: { state, reason_code, reason } }: { entry: NoticeLogEntry }) {
  const { t } = useTranslation("clientPortal")
  const why = [reason_code && t(`automations.log.reason.${reason_code}`), reason].filter(Boolean).join(" ")
  return (
    <div className="flex flex-col items-start gap-y-1 py-2">
      <StatusBadge color={COLORS[state]}>{t(`automations.log.states.${state}`)}</StatusBadge>
      {why && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words whitespace-normal">
          {why}
        </Text>
      )}
    </div>
  )
}

function Rows({ entries }: { entries: NoticeLogEntry[] }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            {COLUMNS.map((column) => (
              <Table.HeaderCell key={column}>{t(`automations.log.columns.${column}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {entries.map((entry) => (
            <Table.Row key={entry.id}>
              <Table.Cell className="whitespace-nowrap">{format.moment(entry.at)}</Table.Cell>
              <Table.Cell>{entry.title}</Table.Cell>
              <Table.Cell>{entry.recipient ?? "-"}</Table.Cell>
              <Table.Cell>
                {entry.project ? <Link to={projectPath(entry.project.id)}>{entry.project.name}</Link> : "-"}
              </Table.Cell>
              <Table.Cell>
                <Outcome entry={entry} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** What became of each notice, newest first. */
export function LogSection({ notices }: { notices: NoticeListItem[] }) {
  const { t } = useTranslation("clientPortal")
  const { chosen, change } = useUrlState()
  const [notice] = chosen("log")
  const state = noticeStateSchema.options.find((known) => known === chosen("state")[0])
  const query = { ...(notice ? { notice } : {}), ...(state ? { state } : {}) }
  const log = useInfiniteQuery({
    queryKey: portalKeys.noticeLog(query),
    queryFn: ({ signal, pageParam }) =>
      portalApi.getNoticeLog({ query: { ...query, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ before }) => before ?? undefined,
  })
  const title = t("automations.log.title")
  if (log.error && !log.data)
    return <LoadError title={title} error={log.error} retrying={log.isFetching} onRetry={() => void log.refetch()} />
  if (!log.data) return <SectionSkeleton title={title} rows={4} />
  const entries = log.data.pages.flatMap((page) => page.entries)
  return (
    <Section id="log" title={title} subtitle={t("automations.log.subtitle")}>
      <div className="flex flex-wrap items-center gap-2 px-6 py-4">
        <ChoiceFilter
          isSingle
          label={t("automations.log.notice")}
          options={notices.map(({ name, title: label }) => ({ value: name, label }))}
          chosen={notice ? [notice] : []}
          onChange={(names) => change({ log: names.join() })}
        />
        <ChoiceFilter
          isSingle
          label={t("automations.log.state")}
          options={noticeStateSchema.options.map((value) => ({ value, label: t(`automations.log.states.${value}`) }))}
          chosen={state ? [state] : []}
          onChange={(states) => change({ state: states.join() })}
        />
      </div>
      {entries.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center">
          {notice || state ? t("automations.log.noMatch") : t("automations.log.empty")}
        </Text>
      ) : (
        <Rows entries={entries} />
      )}
      {log.hasNextPage && (
        <div className="flex justify-center px-6 py-3">
          <Button
            size="small"
            variant="transparent"
            isLoading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t("automations.log.older")}
          </Button>
        </div>
      )}
    </Section>
  )
}
