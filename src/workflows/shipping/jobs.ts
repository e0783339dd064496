import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { notifyOrdersChanged } from "../../lib/live-topics"
import { portalServices } from "../../lib/services"
import type { ChangedLabels } from "../../modules/shipping-notification/label-numbers"
import { deliverByCarrier } from "./deliver-package"

/** What follows from a carrier's report. The report was stored in the transaction that wrote this job. */
export const carrierEventJob = defineJob({
  id: "carrier-event",
  title: "job.carrier_event",
  queue: "ingest",
  payload: z.object({ event_id: z.string() }),
  run: async (container, { event_id }) => {
    const packages = await portalServices(container).shipping.findPackagesOf(event_id)
    // A trigger tells open pages of numbers that staff added in the portal, but knows none of Medusa's own labels.
    const orders = [...new Set(packages.map(({ order_id }) => order_id))]
    await notifyOrdersChanged(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), orders)
    await deliverByCarrier(container, packages)
  },
})

/** Notes the numbers on Medusa's labels. */
export const indexLabels = async (container: MedusaContainer, labels: ChangedLabels): Promise<void> => {
  await portalServices(container).shipping.indexLabels(labels, (event_id) => carrierEventJob.with({ event_id }))
}

const WATERMARK = "shipping-labels"
/** A transaction that was open at the last run may commit an older `updated_at` after it. */
const OVERLAP_MS = 10 * 60_000

/** Hourly: finds labels that no event told of, and at the first run all. */
export const indexLabelsJob = defineJob({
  id: "shipping-labels",
  title: "job.shipping_labels",
  queue: "upkeep",
  cron: "41 * * * *",
  payload: z.object({}),
  run: async (container) => {
    const { outbox } = portalServices(container)
    const { reached_at, now } = await outbox.readWatermark(WATERMARK)
    await indexLabels(container, { since: reached_at && new Date(reached_at.getTime() - OVERLAP_MS) })
    await outbox.advanceWatermark(WATERMARK, now)
  },
})
