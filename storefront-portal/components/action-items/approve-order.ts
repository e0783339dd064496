import type { ActionItem } from "@contracts/sections"
import { reviewPath } from "@/components/review/review-path"
import type { ActionCard, ActionContext } from "./registry"

export function approveOrder(
  item: Extract<ActionItem, { kind: "approve_order" }>,
  { page: { project, sections }, linkId, i18n }: ActionContext,
): ActionCard {
  const amount = i18n.money(item.amount, sections.order.currency_code)
  const changes = { count: item.change_count, n: i18n.number(item.change_count) }
  return {
    key: item.request_id,
    icon: "sign",
    title: i18n.t(project.kind === "quote" ? "page.needs.approve.quote" : "page.needs.approve"),
    facts: [
      i18n.t("page.version", { version: i18n.number(item.version) }),
      amount,
      ...(item.change_count > 0 ? [i18n.t("page.needs.approve.changes", changes)] : []),
      i18n.t("page.needs.approve.since", { date: i18n.date(item.requested_at) }),
    ],
    amount,
    message: item.message,
    action: { label: i18n.t("page.needs.approve.act"), href: reviewPath(linkId, item.request_id) },
  }
}
