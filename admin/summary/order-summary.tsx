import { Alert, Button, Text } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import type { ProjectHeader, ProjectStatus } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys, refreshOrderPages } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useLiveOrder } from "../lib/use-live-order"
import { usePolledSection } from "../lib/use-polled-section"
import { DifferenceNotice } from "../project/difference-notice"
import { GateNotice } from "../proof/gate/gate-notice"
import { PrimaryAction } from "../project/primary-action"
import { PendingEffect, StatusLine } from "../project/project-header"
import { projectPath } from "../project/use-project-url"

const SOLD: ReadonlySet<ProjectStatus> = new Set(["approved", "shipped", "delivered"])

interface OrderSummaryProps {
  order: { id: string; status: string }
  /** Which of the dashboard's pages the widget stands on. */
  page: "order" | "draft-order"
}

/** An order gets its project the first time staff look at it here. */
function useFirstProject(orderId: string, isMissing: boolean) {
  const client = useQueryClient()
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => portalApi.updateProject({ params: { id: orderId }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: portalKeys.summary(orderId) }),
  })
  const askedFor = useRef<string | null>(null)
  useEffect(() => {
    if (!isMissing || askedFor.current === orderId) return
    askedFor.current = orderId
    mutate()
  }, [isMissing, orderId, mutate])
  return { error, isPending, retry: () => mutate() }
}

/** Reads the page around the widget again when a client or a follow-up job has changed what that shows. */
function useFreshPage(orderId: string, isDraft: boolean, project: ProjectHeader | null | undefined) {
  const client = useQueryClient()
  const known = useRef<string | null>(null)
  useEffect(() => {
    if (!project) return
    const outcome = JSON.stringify([project.status, project.request?.id, project.pending_effect?.since])
    const hasChanged = known.current !== null && known.current !== outcome
    known.current = outcome
    // A sale is converted a moment after the decision: ask until the page's own order is no draft any more.
    const isConverting = isDraft && SOLD.has(project.status) && !project.pending_effect
    if (hasChanged || isConverting) void refreshOrderPages(client, orderId)
  }, [client, orderId, isDraft, project])
}

/** The client's side of an order, in a few lines: where it stands, who has to act, and the way to its project. */
export function OrderSummary({ order, page }: OrderSummaryProps) {
  const { t } = useTranslation("clientPortal")
  const navigate = useNavigate()
  const section = usePolledSection(portalKeys.summary(order.id), (call) =>
    portalApi.getOrderSummary({ params: { id: order.id }, ...call }),
  )
  useLiveOrder(order.id, portalKeys.summary(order.id))
  const project = section.data?.project
  const first = useFirstProject(order.id, section.data?.project === null)
  useFreshPage(order.id, page === "draft-order" && order.status === "draft", project)

  if (!project) {
    const { error, isFetching, retry } = section.error
      ? section
      : { error: first.error, isFetching: first.isPending, retry: first.retry }
    return error ? (
      <LoadError title={t("panel.title")} error={error} retrying={isFetching} onRetry={retry} />
    ) : (
      <SectionSkeleton title={t("panel.title")} rows={2} />
    )
  }
  return (
    <Section title={t("panel.title")}>
      {page === "draft-order" && order.status !== "draft" && (
        <div className="px-6 py-4">
          <Alert variant="success">
            {t("panel.becameOrder")}{" "}
            <Link
              to={`/orders/${order.id}`}
              className="text-ui-fg-base hover:text-ui-fg-subtle transition-fg"
              style={{ textDecoration: "underline" }}
            >
              {t("panel.openOrder")}
            </Link>
          </Alert>
        </div>
      )}
      <div className="px-6 py-4">
        <StatusLine project={project} />
      </div>
      <DifferenceNotice
        project={project}
        onAsk={() => navigate(projectPath(project.id, { tab: "quote", drawer: "ask" }))}
      />
      <PendingEffect project={project} />
      <GateNotice project={project} />
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle" role="status">
          {section.isStale ? t("load.stale") : ""}
        </Text>
        <div className="flex flex-wrap items-center gap-2">
          <Button asChild size="small" variant="secondary">
            <Link to={projectPath(project.id)}>{t("panel.openProject")}</Link>
          </Button>
          {project.difference === null && (
            <PrimaryAction project={project} onOpen={(drawer) => navigate(projectPath(project.id, { drawer }))} />
          )}
        </div>
      </div>
    </Section>
  )
}
