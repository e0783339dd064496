import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import type { Actor } from "../../../contracts"
import type { Delegator } from "../../../modules/portal-token/rows"
import { ensureProjectWorkflow } from "../../project/workflows/ensure-project"
import { ensureLinkStep } from "../steps/ensure-link"
import { shareLinkStep } from "../steps/share-link"

export type ShareOrderInput = {
  order_id: string
  recipient: { name: string; email: string }
  message: string | null
  /** ISO 8601; null never expires; left out keeps what a link there is already has, and never ends a new one. */
  expires_at?: string | null
  mail: boolean
  actor: Actor
  /** Set where a client gives a colleague the link. */
  delegated_by?: Delegator
}

/**
 * Gives a recipient their link to an order: the one they have, under the name and with the expiry that are given, or a new
 * one. The hook `beforeLinkShared` may refuse by throwing; then no link is left behind, and one there was is unchanged. Answers with the link's id, never with its token.
 */
export const shareOrderWorkflow = createWorkflow("share-portal-order", (input: ShareOrderInput) => {
  ensureProjectWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order_id, actor } }) => ({ order_id, actor })),
  })
  const link = ensureLinkStep(
    transform({ input }, ({ input: { order_id, recipient, expires_at, actor, delegated_by } }) => ({
      order_id,
      recipient,
      expires_at,
      actor,
      delegated_by,
    })),
  )
  const beforeLinkShared = createHook("beforeLinkShared", { link, input })
  shareLinkStep(
    transform({ input, link }, ({ input: { message, mail, actor, recipient, expires_at, delegated_by }, link }) => ({
      link_id: link.id,
      message,
      mail,
      actor,
      // A client's new link has its name and its end already; of one that staff gave they change neither.
      ...(delegated_by ? {} : { recipient_name: recipient.name, expires_at }),
    })),
  )
  emitEventStep({ eventName: ClientPortalEvents.LINK_SHARED, data: link })
  return new WorkflowResponse(link, { hooks: [beforeLinkShared] })
})
