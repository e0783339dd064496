import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { shareLinkStep } from "../../portal-link/steps/share-link"
import { type EnsureContactLinkInput, ensureContactLinkStep } from "../steps/ensure-contact-link"

export type ShareAccountInput = EnsureContactLinkInput & { message: string | null; mail: boolean }

/** Gives another person of a customer their own link to the account: the one they have, under the given name, or a new one. */
export const shareAccountWorkflow = createWorkflow("share-portal-account", (input: ShareAccountInput) => {
  const link = ensureContactLinkStep(
    transform({ input }, ({ input: { customer_id, recipient, actor } }) => ({ customer_id, recipient, actor })),
  )
  const shared = shareLinkStep(
    transform({ input, link }, ({ input: { message, mail, actor, recipient }, link: { id } }) => ({
      link_id: id,
      message,
      mail,
      actor,
      recipient_name: recipient.name,
    })),
  )
  emitEventStep({ eventName: ClientPortalEvents.LINK_SHARED, data: shared })
  return new WorkflowResponse(link)
})
