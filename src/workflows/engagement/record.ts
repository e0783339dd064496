import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import type { ReceivedEvent } from "../../modules/engagement/rows"

/** Takes in what was done through a link. Costs its caller nothing: it is judged and stored later, in batches. */
export const recordEngagement = (container: MedusaContainer, event: ReceivedEvent): boolean => {
  const { engagement, outbox } = portalServices(container)
  return engagement.record(event, async (link_ids) => await outbox.lastMailedAt(link_ids))
}
