import type { MedusaContainer } from "@medusajs/framework/types"
import { type ActionQueue, proofSettings, type QueueGroup, type QueueQuery } from "../contracts"
import { encodeCursor } from "../lib/cursor"
import { pageOf } from "../lib/keyset"
import { portalServices } from "../lib/services"
import { runSql } from "../lib/sql"
import { dayIn } from "../contracts/end-of-day"
import { riskDates } from "../production-report/risk"
import { readOrderProjects } from "../project-list/read-project-list"
import { refreshQueue } from "./index-queue"
import { queueCountsQuery, type QueueMoment, queuePageQuery } from "./queue-query"

type Row = { order_id: string; due_on: string | null; untold_since: Date | null; sort_value: string }

/** Batches of changes that a reader takes in before it answers; the job takes in what more there is. */
const MOST_BATCHES = 2

const NONE: Record<QueueGroup, number> = { ours: 0, client: 0, hot: 0, overdue: 0, risk: 0, untold: 0, quiet: 0 }

const readMoment = async (container: MedusaContainer, now: Date): Promise<QueueMoment> => {
  const { settings } = portalServices(container)
  const [rules, { time_zone }] = await Promise.all([settings.get(proofSettings), settings.getShop()])
  return { today: dayIn(time_zone, now), near: riskDates(now, { ...rules, time_zone }).near }
}

/**
 * A page of the action queue as it is at this moment.
 * @param staff_id whose unread messages are counted
 * @throws invalid_request for a cursor of another group
 */
export const readActionQueue = async (
  container: MedusaContainer,
  query: QueueQuery,
  staff_id: string,
): Promise<ActionQueue> => {
  await refreshQueue(container, MOST_BATCHES)
  const moment = await readMoment(container, new Date())
  const [found, [counted]] = await Promise.all([
    runSql<Row>(container, queuePageQuery(query, moment)),
    runSql<Record<QueueGroup, number>>(container, queueCountsQuery(query, moment)),
  ])
  const counts = counted ?? NONE
  const page = pageOf(found, query, ({ sort_value, order_id }) =>
    encodeCursor({ by: query.group, value: sort_value, id: order_id }),
  )
  const ids = page.rows.map(({ order_id }) => order_id)
  const projects = ids.length > 0 ? await readOrderProjects(container, ids, staff_id) : []
  const byOrder = new Map(projects.map((project) => [project.order_id, project]))
  return {
    rows: page.rows.flatMap(({ order_id, due_on, untold_since }) => {
      const project = byOrder.get(order_id)
      return project ? [{ project, due_on, untold_since: untold_since?.toISOString() ?? null }] : []
    }),
    counts,
    count: counts[query.group],
    next: page.next,
    previous: page.previous,
  }
}
