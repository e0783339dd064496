import { Button, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { QUIET_CLIENT_DAYS, type QueueQuery, type QuietClient } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section } from "../lib/section"
import { projectPath } from "../project/use-project-url"

/** Clients that are shown before staff ask for all. */
const FIRST = 3

function QuietClientRow({ client }: { client: QuietClient }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { customer_id, name, project, last_contact_at } = client
  const link = "txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle transition-fg break-words"
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3">
      <span className="flex min-w-0 flex-col">
        <Link to={`/customers/${customer_id}`} className={`${link} font-medium`}>
          {name}
        </Link>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle">
          {t("queue.quietClients.newest")}{" "}
          <Link to={projectPath(project.id)} className="hover:text-ui-fg-base transition-fg underline">
            {project.name}
          </Link>
        </Text>
      </span>
      <Text as="span" size="small" className="text-ui-fg-subtle">
        {last_contact_at
          ? t("queue.quietClients.contact", { at: format.recent(last_contact_at) })
          : t("queue.quietClients.noContact")}
      </Text>
    </li>
  )
}

/** The tile of clients with no recent activity; nothing where there are none. */
export function QuietClients({ owner_id }: Pick<QueueQuery, "owner_id">) {
  const { t } = useTranslation("clientPortal")
  const listId = useId()
  const [showsAll, setShowsAll] = useState(false)
  const query = owner_id ? { owner_id } : {}
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.quietClients(query),
    queryFn: async ({ signal }) => await portalApi.getQuietClients({ query, signal }),
    placeholderData: keepPreviousData,
  })
  if (error) {
    return (
      <LoadError
        title={t("queue.quietClients.heading")}
        error={error}
        retrying={isFetching}
        onRetry={() => void refetch()}
      />
    )
  }
  if (!data || data.count === 0) return null
  const shown = showsAll ? data.clients : data.clients.slice(0, FIRST)
  return (
    <Section
      title={t("queue.quietClients.title", { count: data.count })}
      subtitle={t("queue.quietClients.hint", { days: QUIET_CLIENT_DAYS })}
      aside={
        data.clients.length > FIRST && (
          <Button
            size="small"
            variant="transparent"
            aria-expanded={showsAll}
            aria-controls={listId}
            onClick={() => setShowsAll(!showsAll)}
          >
            {t(showsAll ? "queue.quietClients.less" : "queue.quietClients.all", { count: data.clients.length })}
          </Button>
        )
      }
    >
      <ul id={listId} className="divide-y">
        {shown.map((client) => (
          <QuietClientRow key={client.customer_id} client={client} />
        ))}
      </ul>
    </Section>
  )
}
