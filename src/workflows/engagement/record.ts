import type { MedusaContainer } from "@medusajs/framework/types"
import type { EngagementClass } from "../../contracts"
import { whileReachable } from "../../engagement-view/while-reachable"
import { portalServices } from "../../lib/services"
import type { ReceivedEvent, Who } from "../../modules/engagement/rows"

/** Takes in what was done through a link. Costs its caller nothing: it is judged and stored later, in batches. */
export const recordEngagement = (container: MedusaContainer, event: ReceivedEvent): boolean => {
  const { engagement, outbox } = portalServices(container)
  return engagement.record(event, async (link_ids) => await outbox.lastMailedAt(link_ids))
}

/** How sure it is that a person has a page before them; unknown while a database of its own cannot be asked. */
export const judgeView = async (container: MedusaContainer, who: Who): Promise<EngagementClass> => {
  const { outbox } = portalServices(container)
  return await whileReachable<EngagementClass>(
    container,
    async (engagement) => await engagement.judgeView(who, async (link_ids) => await outbox.lastMailedAt(link_ids)),
    "unknown",
  )
}
