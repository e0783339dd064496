import type { MedusaContainer } from "@medusajs/framework/types"
import { definePersonalData } from "../../lib/personal-data"
import { ENGAGEMENT_MODULE } from "./index"
import type { EngagementModuleService } from "./service"

const TABLE = "portal_engagement_event"

const serviceOf = (container: MedusaContainer): EngagementModuleService => container.resolve(ENGAGEMENT_MODULE)

/** What was done through a person's links, in every database that it is kept in. */
export const engagementPersonalData = definePersonalData({
  data: [
    {
      id: "engagement",
      columns: { [TABLE]: ["address", "agent", "device"] },
      read: async (container, { link_ids }) => await serviceOf(container).readEvents(link_ids),
      erase: async (container, { link_ids }) => await serviceOf(container).eraseEvents(link_ids),
    },
  ],
  other: { [TABLE]: { reason: "why an event has its class" } },
})
