import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectStatus } from "../../src/contracts"

const COLORS = {
  quote: "grey",
  awaiting_approval: "orange",
  changes_requested: "purple",
  declined: "red",
  changed_after_approval: "red",
  ready_for_billing: "blue",
  approved: "green",
  shipped: "blue",
  delivered: "green",
  canceled: "red",
} as const satisfies Record<ProjectStatus, string>

interface Props {
  status: ProjectStatus
  /** The order differs from the version in its newest request, which comes before any status. */
  needsNewRequest: boolean
}

export function ProjectStatusBadge({ status, needsNewRequest }: Props) {
  const { t } = useTranslation("clientPortal")
  return (
    <StatusBadge color={needsNewRequest ? "red" : COLORS[status]} className="w-fit shrink-0">
      {t(needsNewRequest ? "status.needs_new_request" : `status.${status}`)}
    </StatusBadge>
  )
}
