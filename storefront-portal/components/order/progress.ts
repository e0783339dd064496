import type { I18n } from "@messages/i18n"
import type { ProjectPage } from "@contracts/project-page"
import type { FulfillmentProgress } from "@contracts/sections"

const ORDER = ["delivered", "in_transit", "pending"] as const

/** "40 pieces have arrived, 22 are on their way …" once anything has shipped; null before. */
export function progressText(progress: FulfillmentProgress, i18n: I18n): string | null {
  if (progress.delivered + progress.in_transit === 0) return null
  const parts = ORDER.filter((part) => progress[part] > 0).map((part) =>
    i18n.t(`progress.${part}`, { count: progress[part], n: i18n.number(progress[part]) }),
  )
  return i18n.t("progress.all", { list: i18n.list(parts) })
}

/** Whether the status note says how far the pieces have come. It does unless an action item takes its place. */
export function statusSaysProgress({ project, action_items }: ProjectPage): boolean {
  return project.status === "shipped" && action_items.length === 0
}

/** How much of the order is on its way, for the headline of an order that has shipped. */
export function shippedHow({
  delivered,
  in_transit,
  pending,
}: FulfillmentProgress): "all" | "part" | "part_arrived" | "rest" {
  if (pending > 0) return in_transit === 0 && delivered > 0 ? "part_arrived" : "part"
  return delivered > 0 && in_transit > 0 ? "rest" : "all"
}
