import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"
import { defineJob } from "../../lib/jobs/define-job"
import { notifyOrdersChanged } from "../../lib/live-topics"
import { portalServices } from "../../lib/services"
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
