import { useTranslation } from "react-i18next"
import { ApprovalSection } from "../approval/approval-section"
import { LoadError, SectionSkeleton } from "../lib/section"
import { ProjectSection } from "../project/project-section"
import { PortalSection } from "./portal-section"
import { useFirstProject, useOrderPanel } from "./use-order-panel"

interface OrderPanelProps {
  order: { id: string; status: string }
  /** Which of the dashboard's pages the panel stands on. */
  page: "order" | "draft-order"
}

/** Everything about the client's side of one order, on the order's own page. */
export function OrderPanel({ order, page }: OrderPanelProps) {
  const { t } = useTranslation("clientPortal")
  const isDraft = page === "draft-order" && order.status === "draft"
  const { panel, error, isFetching, refresh } = useOrderPanel(order.id, isDraft)
  const first = useFirstProject(order.id, panel)

  if (!panel) {
    return error ? (
      <LoadError title={t("panel.title")} error={error} retrying={isFetching} onRetry={refresh} />
    ) : (
      <SectionSkeleton title={t("panel.title")} rows={3} />
    )
  }

  return (
    <div className="flex flex-col gap-y-3">
      <PortalSection
        orderId={order.id}
        panel={panel}
        becameOrder={page === "draft-order" && order.status !== "draft"}
        stale={error !== null}
        onChanged={refresh}
      />
      <ApprovalSection orderId={order.id} panel={panel} />
      {panel.project ? (
        <ProjectSection orderId={order.id} panel={panel} project={panel.project} />
      ) : first.error ? (
        <LoadError title={t("project.title")} error={first.error} retrying={first.isPending} onRetry={first.retry} />
      ) : (
        <SectionSkeleton title={t("project.title")} rows={4} />
      )}
    </div>
  )
}
