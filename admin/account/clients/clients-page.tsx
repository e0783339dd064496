import { Button, Container, DataTable, Heading, Input, Select, Text, useDataTable } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { portalApi } from "../../lib/client"
import { portalKeys } from "../../lib/query-keys"
import { LoadError } from "../../lib/section"
import { Pager } from "../../lib/list/pager"
import { PersonalDataDrawer } from "../../privacy/personal-data-drawer"
import { customerPath, useClientColumns } from "./columns"
import { useClientList } from "./use-client-list"

/** Days without a view after which a client counts as quiet, to choose from. */
const QUIET_DAYS = ["7", "30", "90"]
const ANY = "any"

/** Customers with an account: what runs for them, what they owe, and when they were last seen. */
export function ClientsPage() {
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const headingId = useId()
  const [hasPrivacy, setPrivacy] = useState(false)
  const state = useClientList()
  const columns = useClientColumns()
  const { data, error, isFetching, isLoading, isPlaceholderData, refetch } = useQuery({
    queryKey: portalKeys.clientPage(state.query),
    queryFn: ({ signal }) => portalApi.listClients({ query: state.query, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: "always",
  })
  const table = useDataTable({
    data: data?.clients ?? [],
    columns,
    getRowId: ({ customer_id }) => customer_id,
    rowCount: data?.count ?? 0,
    isLoading: isLoading || isPlaceholderData,
    search: { state: state.search, onSearchChange: state.setSearch },
    sorting: { state: state.sorting, onSortingChange: state.setSorting },
    onRowClick: (event, { customer_id }) => {
      const { target } = event
      if (target instanceof Element && target.closest("a, button")) return
      navigate(customerPath(customer_id))
    },
  })

  if (error && !data)
    return <LoadError title={t("clients.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
  const noMatch = { heading: t("clients.noMatch"), description: t("clients.noMatchHint") }
  return (
    <Container role="region" aria-labelledby={headingId} className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div>
          <Heading id={headingId}>{t("clients.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("clients.subtitle")}
          </Text>
          {data && data.unknown_requests > 0 && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("clients.unknown", { count: data.unknown_requests })}
            </Text>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" variant="secondary" onClick={() => setPrivacy(true)}>
            {t("privacy.open")}
          </Button>
          {/* Not of type "search": Medusa puts an image without a name beside it. */}
          <Input
            size="small"
            role="searchbox"
            aria-label={t("clients.search")}
            placeholder={t("clients.searchHint")}
            value={table.getSearch()}
            onChange={(event) => table.onSearchChange(event.target.value)}
          />
          <Select
            size="small"
            value={state.quietDays || ANY}
            onValueChange={(days) => state.setQuietDays(days === ANY ? "" : days)}
          >
            <Select.Trigger aria-label={t("clients.quiet.label")} className="w-[180px]">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={ANY}>{t("clients.quiet.any")}</Select.Item>
              {QUIET_DAYS.map((days) => (
                <Select.Item key={days} value={days}>
                  {t("clients.quiet.days", { count: Number(days) })}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      </div>
      {hasPrivacy && <PersonalDataDrawer onClose={() => setPrivacy(false)} />}
      <DataTable instance={table}>
        <DataTable.Table
          emptyState={{
            empty: state.isFiltered ? noMatch : { heading: t("clients.empty"), description: t("clients.emptyHint") },
            filtered: noMatch,
          }}
        />
      </DataTable>
      {data && (
        <Pager
          list={data}
          count={t("clients.count", { count: data.count })}
          isStale={error !== null}
          goTo={state.goTo}
        />
      )}
    </Container>
  )
}
