import type { MedusaContainer } from "@medusajs/framework/types"
import { readCustomer } from "../account-view/read-contact"
import { type EngagementEntry, MAX_ACCOUNT_ENTRIES, type StaffTimelineEntry } from "../contracts"
import { whileReachable } from "../engagement-view/while-reachable"
import { portalServices } from "../lib/services"
import type { LinkRow } from "../modules/portal-token/rows"
import type { TimelineRow } from "../modules/engagement/rows"

/** A confirmed opening and the view that its page reports are one thing, told within this time. */
const SAME_VIEW_MS = 10_000

const toEntries = (
  rows: readonly TimelineRow[],
  links: readonly Pick<LinkRow, "id" | "recipient_name">[],
): EngagementEntry[] => {
  const names = new Map(links.map(({ id, recipient_name }) => [id, recipient_name]))
  return rows.map(({ at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    recipient_name: names.get(row.link_id) ?? "",
  }))
}

/** What happened through the links of an order, newest first. */
export const readEngagementEntries = async (
  container: MedusaContainer,
  order_id: string,
): Promise<EngagementEntry[]> => {
  const [rows, links] = await Promise.all([
    whileReachable(container, async (one) => await one.readTimeline({ order_id, customer_id: null }), []),
    portalServices(container).tokens.listLinks({ order_id }),
  ])
  return toEntries(rows, links)
}

/**
 * What happened through the account links of a customer, newest first, at most `MAX_ACCOUNT_ENTRIES`.
 * @throws MedusaError not_found for a customer who is gone
 */
export const readAccountEngagement = async (
  container: MedusaContainer,
  customer_id: string,
): Promise<EngagementEntry[]> => {
  const { engagement, tokens } = portalServices(container)
  await readCustomer(container, customer_id)
  const [rows, links] = await Promise.all([
    engagement.readTimeline({ order_id: null, customer_id }),
    tokens.listLinks({ customer_id }),
  ])
  return toEntries(rows.slice(0, MAX_ACCOUNT_ENTRIES), links)
}

/** Leaves out the openings of links that a view says more of. */
export const withoutShownTwice = (
  timeline: StaffTimelineEntry[],
  views: readonly Pick<EngagementEntry, "at" | "kind">[],
): StaffTimelineEntry[] => {
  const shown = views.filter(({ kind }) => kind === "view").map(({ at }) => Date.parse(at))
  return timeline.filter(
    ({ kind, at }) => kind !== "link_opened" || !shown.some((time) => Math.abs(time - Date.parse(at)) < SAME_VIEW_MS),
  )
}
