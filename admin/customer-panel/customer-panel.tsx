import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { CustomerPanel as Panel } from "../../src/contracts"
import { AccountCounts, AccountPeople, AccountWarnings, LockedNotice } from "../account/access-section"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { LinkRow } from "../people/link-row"
import { useLinkActions } from "../people/use-link-actions"
import { ProjectStatusBadge } from "../project/project-status-badge"
import { projectPath } from "../project/use-project-url"
import { CUSTOMER_SECTIONS } from "./sections"

const POLL_WHILE_CREATED_MS = 3000

function MissingLink({ customerId, panel }: { customerId: string; panel: Panel }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const create = useMutation({
    mutationFn: () => portalApi.ensureAccountLink({ params: { id: customerId } }),
    onSuccess: (answer) => client.setQueryData(portalKeys.customer(customerId), answer.panel),
    onError: (error) => toast.error(messageOf(error)),
  })
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle" role="status">
        {panel.link ? t("customer.revoked") : t(`customer.missing.${panel.missing_reason ?? "not_yet"}`)}
      </Text>
      {panel.missing_reason !== "no_email" && (
        <Button size="small" variant="secondary" isLoading={create.isPending} onClick={() => create.mutate()}>
          {t("customer.create")}
        </Button>
      )}
    </div>
  )
}

function Projects({ projects }: { projects: Panel["projects"] }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {t("customer.projects")}
      </Text>
      {projects.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("customer.noProjects")}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2">
          {projects.map((project) => (
            <li key={project.project_id} className="flex items-center justify-between gap-x-4">
              <Link
                to={projectPath(project.project_id)}
                className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg truncate"
              >
                {project.name}
              </Link>
              <ProjectStatusBadge status={project.status} needsNewRequest={project.needs_new_request} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The account link of one customer, and all that runs for them. */
export function CustomerPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const {
    data: panel,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: portalKeys.customer(customerId),
    queryFn: async () => (await portalApi.getCustomerPanel({ params: { id: customerId } })).panel,
    refetchInterval: ({ state }) => (state.data?.missing_reason === "being_created" ? POLL_WHILE_CREATED_MS : false),
    refetchOnWindowFocus: "always",
  })
  const refresh = () => void refetch()
  const actions = useLinkActions([], refresh)

  if (!panel) {
    return error ? (
      <LoadError title={t("customer.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={t("customer.title")} rows={3} />
    )
  }

  return (
    <Section title={t("customer.title")} subtitle={t("customer.subtitle")}>
      <AccountCounts panel={panel} />
      <LockedNotice panel={panel} onChanged={refresh} />
      <AccountWarnings panel={panel} />
      {panel.link && <LinkRow link={panel.link} actions={actions} />}
      {(!panel.link || panel.link.state === "revoked") && <MissingLink customerId={customerId} panel={panel} />}
      <AccountPeople customerId={customerId} panel={panel} actions={actions} onChanged={refresh} />
      <Projects projects={panel.projects} />
      {CUSTOMER_SECTIONS.map(({ id, Section: Part }) => (
        <Part key={id} customerId={customerId} />
      ))}
      {actions.dialogs}
    </Section>
  )
}
