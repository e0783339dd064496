import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { shippingSettings, SYSTEM_ACTOR } from "../../contracts"
import { defineJob } from "../../lib/jobs/define-job"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalServices } from "../../lib/services"
import { activeLinkIds } from "../portal-link/active-links"
import { notifyShipment } from "./notify-shipment"
import { withShippingLock } from "./with-shipping-lock"

/**
 * Tells clients of an order's packages if the shop wants that done automatically at this moment. Who knows all of it gets
 * no mail. A later attempt of the same job tells nothing twice.
 */
export const notifyAutomaticallyJob = defineJob({
  id: "shipping-notify",
  title: "job.shipping_notify",
  queue: "effects",
  payload: z.object({ order_id: z.string() }),
  orderOf: (_, { order_id }) => Promise.resolve(order_id),
  run: async (container, { order_id }, { uid }) => {
    const { projects, settings } = portalServices(container)
    const { automatic } = await settings.get(shippingSettings)
    if (!automatic || !(await projects.findByOrder(order_id))) return
    if ((await activeLinkIds(container, order_id)).length === 0) return
    // The job commits with the portal's own row, which is written before Medusa's: a change that is under way comes first.
    await withShippingLock(container, order_id, async () => {
      await notifyShipment(container, { order_id, actor: SYSTEM_ACTOR, key: uid })
    })
  },
})

const automaticNotice = (order_id: string): QueuedJob =>
  notifyAutomaticallyJob.with({ order_id }, `shipping-notify:${order_id}`)

/**
 * Has clients told some minutes after the last change of an order's packages, if the shop wants that done automatically.
 * @returns jobs to write in the transaction of the change
 */
export const noticeJobs = async (container: MedusaContainer, order_id: string): Promise<QueuedJob[]> => {
  const { automatic, automatic_delay } = await portalServices(container).settings.get(shippingSettings)
  return automatic ? [{ ...automaticNotice(order_id), delay_minutes: automatic_delay }] : []
}

/**
 * Finds what no event told of: packages that shipped or were canceled since the settings were saved, at most three days ago,
 * without any notice after that. An event can be lost with the process that handles it.
 */
export const findUntoldJob = defineJob({
  id: "shipping-untold",
  title: "job.shipping_untold",
  queue: "upkeep",
  payload: z.object({}),
  cron: "*/5 * * * *",
  run: async (container) => {
    const { outbox, settings, shipping } = portalServices(container)
    const { automatic, automatic_delay } = await settings.get(shippingSettings)
    if (!automatic) return
    for (const order_id of await shipping.findUntold(automatic_delay)) await outbox.add(automaticNotice(order_id))
  },
})
