import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { indexChangedOrders, refreshAccount } from "../../account-view/index-orders"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"

const WATERMARK = "account-orders"
/** A transaction that was open at the last run may commit an older `updated_at` after it. */
const OVERLAP_MS = 10 * 60_000

const indexAll = async (container: MedusaContainer): Promise<void> => {
  const { outbox } = portalServices(container)
  const { now } = await outbox.readWatermark(WATERMARK)
  await indexChangedOrders(container, null)
  await outbox.advanceWatermark(WATERMARK, now)
}

/** Nightly, and once after the plugin was installed: looks at all orders. */
export const accountOrdersSweepJob = defineJob({
  id: "account-orders-sweep",
  title: "job.account_orders_sweep",
  queue: "upkeep",
  cron: "23 3 * * *",
  maxAttempts: 10,
  payload: z.object({}),
  run: indexAll,
})

/** Every minute: writes what was noted as changed, and looks at the orders that Medusa changed, in case the event of one was lost or Medusa sends none. */
export const accountOrdersJob = defineJob({
  id: "account-orders",
  title: "job.account_orders",
  queue: "upkeep",
  cron: "* * * * *",
  maxAttempts: 1,
  payload: z.object({}),
  run: async (container) => {
    const { outbox } = portalServices(container)
    const { reached_at, now } = await outbox.readWatermark(WATERMARK)
    if (!reached_at) return await outbox.add(accountOrdersSweepJob.with({}, "account-orders-first-sweep"))
    await refreshAccount(container)
    await indexChangedOrders(container, new Date(reached_at.getTime() - OVERLAP_MS))
    await outbox.advanceWatermark(WATERMARK, now)
  },
})
