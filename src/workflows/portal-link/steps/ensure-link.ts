import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import type { Delegator } from "../../../modules/portal-token/rows"

export type EnsureLinkInput = {
  order_id: string
  recipient: { name: string; email: string }
  /** ISO 8601; null or left out never expires. Of a link there is already, the share itself changes it (share-link.ts). */
  expires_at?: string | null
  actor: Actor
  /** Where a client gives the link to a colleague. */
  delegated_by?: Delegator
}

/** The recipient's link on an order. A link made here and not yet given to anybody is removed when a later step fails. */
export const ensureLinkStep = createStep(
  "ensure-portal-link",
  async ({ order_id, recipient, expires_at, actor, delegated_by }: EnsureLinkInput, { container }) => {
    const { link, created } = await portalServices(container).tokens.ensureLink({ order_id }, recipient, {
      expires_at: expires_at ? new Date(expires_at) : null,
      actor,
      delegated_by,
    })
    return new StepResponse({ id: link.id, order_id }, created ? link.id : null)
  },
  async (createdId, { container }) => {
    if (createdId) await portalServices(container).tokens.discardLink(createdId)
  },
)
