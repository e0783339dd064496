import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectStatus } from "../../src/contracts"

const COLORS = {
  quote: "grey",
  awaiting_approval: "orange",
  changes_requested: "purple",
  declined: "red",
  ready_for_billing: "blue",
  approved: "green",
  shipped: "blue",
  delivered: "green",
  canceled: "red",
} as const satisfies Record<ProjectStatus, string>

interface Props {
  status: ProjectStatus
  /** A request that the order has left behind waits for staff, whatever it says of the client. */
  needsNewRequest: boolean
}

export function ProjectStatusBadge({ status, needsNewRequest }: Props) {
  const { t } = useTranslation("clientPortal")
  return (
    <StatusBadge color={needsNewRequest ? "red" : COLORS[status]} className="shrink-0">
      {t(needsNewRequest ? "status.ask_again" : `status.${status}`)}
    </StatusBadge>
  )
}
