import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { refreshQueue } from "../../action-queue/index-queue"
import { HOT_DOWNLOADS, HOT_VIEWS } from "../../engagement-view/signals"
import { whileReachable } from "../../engagement-view/while-reachable"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"

const WATERMARK = "action-queue"
/** A transaction that was open at the last run may commit an older `updated_at` after it. */
const OVERLAP_MS = 10 * 60_000

/** Notes what no event and no trigger tells of. */
const noteSilentChanges = async (container: MedusaContainer, since: Date): Promise<void> => {
  const { actionQueue, shipping } = portalServices(container)
  const asked = { since, views: HOT_VIEWS, downloads: HOT_DOWNLOADS }
  const hot = await whileReachable(container, async (one) => await one.findHotOrders(asked), [])
  await actionQueue.note([...hot, ...(await shipping.findOrdersWithChangedNotices(since))])
  await actionQueue.noteFormerlyHot()
  await actionQueue.noteExpired()
  await actionQueue.followActivity(since)
}

/**
 * Every minute: takes in what was noted, and the orders that Medusa changed, in case the event of one was lost. The first
 * run after the plugin was installed takes in all orders.
 */
export const actionQueueJob = defineJob({
  id: "action-queue",
  title: "job.action_queue",
  queue: "upkeep",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: async (container) => {
    const { actionQueue, outbox } = portalServices(container)
    const { reached_at, now } = await outbox.readWatermark(WATERMARK)
    const since = reached_at && new Date(reached_at.getTime() - OVERLAP_MS)
    await actionQueue.noteChanged(since)
    if (since) await noteSilentChanges(container, since)
    await outbox.advanceWatermark(WATERMARK, now)
    await refreshQueue(container)
  },
})
