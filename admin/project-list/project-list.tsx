import { Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ListedProject } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { ProjectStatusBadge } from "../order-panel/project-status-badge"

const PAGE_SIZE = 5
/** Decisions show without a reload. */
const POLL_MS = 15_000

function ProjectRow({ project }: { project: ListedProject }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <Table.Row>
      <Table.Cell className="max-w-72 py-2">
        <Link
          to={`/${project.is_draft ? "draft-orders" : "orders"}/${project.order_id}`}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg block truncate"
        >
          {project.name}
        </Link>
        <Text size="xsmall" className="text-ui-fg-muted truncate">
          {[`#${project.number}`, project.client].filter(Boolean).join(" · ")}
        </Text>
      </Table.Cell>
      <Table.Cell>
        <ProjectStatusBadge status={project.status} needsNewRequest={project.needs_new_request} />
      </Table.Cell>
      <Table.Cell>
        <span className="flex items-center gap-x-2">
          <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: project.stage.color }} />
          <span className="truncate">{project.stage.name}</span>
        </span>
      </Table.Cell>
      <Table.Cell>{project.in_hands_date ? format.day(project.in_hands_date) : "-"}</Table.Cell>
      <Table.Cell>{project.last_opened_at ? format.moment(project.last_opened_at) : t("projectList.never")}</Table.Cell>
    </Table.Row>
  )
}

/** Every project at a glance, beside Medusa's own list of orders. Absent as long as there is none. */
export function ProjectList() {
  const { t } = useTranslation("clientPortal")
  const [page, setPage] = useState(0)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.projects(page),
    queryFn: () => portalApi.projects({ limit: PAGE_SIZE, offset: page * PAGE_SIZE }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: "always",
  })
  if (!data) {
    return error ? (
      <LoadError title={t("projectList.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={t("projectList.title")} rows={PAGE_SIZE} />
    )
  }
  if (data.count === 0) return null

  const pageCount = Math.ceil(data.count / PAGE_SIZE)
  return (
    <Section title={t("projectList.title")} subtitle={t("projectList.subtitle")}>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("projectList.project")}</Table.HeaderCell>
              <Table.HeaderCell>{t("projectList.status")}</Table.HeaderCell>
              <Table.HeaderCell>{t("projectList.stage")}</Table.HeaderCell>
              <Table.HeaderCell>{t("projectList.inHands")}</Table.HeaderCell>
              <Table.HeaderCell>{t("projectList.lastOpened")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {data.projects.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </Table.Body>
        </Table>
      </div>
      <Table.Pagination
        count={data.count}
        pageSize={PAGE_SIZE}
        pageIndex={page}
        pageCount={pageCount}
        canPreviousPage={page > 0}
        canNextPage={page + 1 < pageCount}
        previousPage={() => setPage(page - 1)}
        nextPage={() => setPage(page + 1)}
      />
    </Section>
  )
}
