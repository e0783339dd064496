import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"
import { linkDelegated } from "../../../notices/link-delegated"
import { linkShared } from "../../../notices/link-shared"

export type ShareStepInput = {
  link_id: string
  message: string | null
  mail: boolean
  actor: Actor
  /** Replaces the recipient's name; left out keeps it. */
  recipient_name?: string
  /** ISO 8601; null never expires; left out keeps what the link has. */
  expires_at?: string | null
}

/**
 * Counts, logs and (through the outbox) mails a share, and gives the link the name and the expiry it is shared with. It
 * stands last in its workflows: what has been sent cannot be undone. Answers with the ids of the event: an account link
 * has no order.
 */
export const shareLinkStep = createStep(
  "share-portal-link",
  async ({ link_id, expires_at, mail, ...share }: ShareStepInput, { container }) => {
    const { id, order_id } = await portalServices(container).tokens.shareLink(link_id, {
      ...share,
      jobs: ({ link, event_id, is_first }) => [
        ...(mail ? [linkShared.job({ link_id, event_id })] : []),
        ...(link.given_by_link_id && is_first ? [linkDelegated.job({ link_id })] : []),
      ],
      ...(expires_at === undefined ? {} : { expires_at: expires_at === null ? null : new Date(expires_at) }),
    })
    return new StepResponse<{ id: string; order_id?: string }>(order_id ? { id, order_id } : { id })
  },
)
