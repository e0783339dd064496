import { Button, Container, DataTable, Heading, Select, Text, useDataTable } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { queueGroupSchema } from "../../src/contracts"
import { Pager } from "../lib/list/pager"
import { LoadError } from "../lib/section"
import { useOwners } from "../lib/use-owners"
import { projectPath } from "../project/use-project-url"
import { useQueueColumns } from "./columns"
import { QuietClients } from "./quiet-clients"
import { useQueue } from "./use-queue"

const ANYONE = "anyone"

function OwnerChoice({ owner, onChange }: { owner: string; onChange: (id: string) => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Select size="small" value={owner || ANYONE} onValueChange={(id) => onChange(id === ANYONE ? "" : id)}>
      <Select.Trigger aria-label={t("queue.owner")} className="w-[180px]">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={ANYONE}>{t("queue.anyOwner")}</Select.Item>
        {useOwners().map(({ id, name }) => (
          <Select.Item key={id} value={id}>
            {name}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}

/** The next steps of all projects: each row says why it is there and leads to where the step is done. */
export function QueuePage() {
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const headingId = useId()
  const { query, section, goTo, setGroup, setOwner } = useQueue()
  const { data, error, isFetching, isPrevious, isStale, retry } = section
  const { group } = query
  const table = useDataTable({
    data: data?.rows.map((row) => ({ ...row, id: row.project.id })) ?? [],
    columns: useQueueColumns(group),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: (!data && !error) || isPrevious,
    onRowClick: ({ target }, { id }) => {
      if (!(target instanceof Element && target.closest("a, button"))) navigate(projectPath(id))
    },
  })

  if (error && !data) return <LoadError title={t("queue.title")} error={error} retrying={isFetching} onRetry={retry} />
  const empty = { heading: t(`queue.empty.${group}`), description: t("queue.emptyHint") }
  return (
    <div className="flex flex-col gap-y-3">
      <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
          <div>
            <Heading id={headingId}>{t("queue.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("queue.subtitle")}
            </Text>
          </div>
          <OwnerChoice owner={query.owner_id?.[0] ?? ""} onChange={setOwner} />
        </div>
        <div className="flex flex-col gap-2 px-6 py-3">
          <div role="group" aria-label={t("queue.groups")} className="flex flex-wrap gap-2">
            {queueGroupSchema.options.map((one) => (
              <Button
                key={one}
                size="small"
                variant={one === group ? "primary" : "secondary"}
                aria-pressed={one === group}
                onClick={() => setGroup(one)}
              >
                {t(`queue.group.${one}`)}
                {data && <span className="tabular-nums opacity-80">{data.counts[one]}</span>}
              </Button>
            ))}
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`queue.hint.${group}`)}
          </Text>
        </div>
        <DataTable instance={table}>
          <DataTable.Table emptyState={{ empty, filtered: empty }} />
        </DataTable>
        {data && <Pager list={data} count={t("queue.count", { count: data.count })} isStale={isStale} goTo={goTo} />}
      </Container>
      <QuietClients owner_id={query.owner_id} />
    </div>
  )
}
