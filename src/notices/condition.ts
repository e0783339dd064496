import type { MedusaContainer } from "@medusajs/framework/types"
import type { NoticeCondition } from "../contracts"
import { portalServices } from "../lib/services"

/** A condition that staff can set a notice under. */
export type OptionalCondition<Payload> = {
  id: NoticeCondition
  /** @param since when there was something to say */
  isMet: (container: MedusaContainer, payload: Payload, since: Date) => Promise<boolean>
}

/** The recipient has not opened the page since. */
export const unseen: OptionalCondition<{ link_id: string }> = {
  id: "unseen",
  isMet: async (container, { link_id }, since) => {
    const link = await portalServices(container).tokens.findLink(link_id)
    return !link?.last_opened_at || link.last_opened_at < since
  },
}
