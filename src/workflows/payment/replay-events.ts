import type { MedusaContainer } from "@medusajs/framework/types"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { stripeEventJob } from "./jobs"

/**
 * Has stored events processed again, as jobs: one, all since a moment, or those that were never processed.
 * @returns how many
 * @throws MedusaError not_found for an event that is not stored
 */
export const replayEvents = async (
  container: MedusaContainer,
  { event_id, since }: { event_id?: string | undefined; since?: string | undefined },
): Promise<number> => {
  const { outbox, payments } = portalServices(container)
  const ids = await payments.listEventIds({
    ...(event_id === undefined ? {} : { event_id }),
    ...(since === undefined ? {} : { since: new Date(since) }),
  })
  if (event_id !== undefined && ids.length === 0) throw portalError("not_found", "This event is not stored.")
  for (const id of ids) await outbox.add(stripeEventJob.with({ event_id: id }, `stripe-event:${id}`))
  return ids.length
}
