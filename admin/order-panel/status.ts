import type { ProjectStatus } from "../../src/contracts"

export const STATUS_COLORS = {
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
