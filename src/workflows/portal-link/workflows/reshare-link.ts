import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { shareLinkStep, type ShareStepInput } from "../steps/share-link"

/** Mails a link again: the same link, a fresh e-mail. */
export const reshareLinkWorkflow = createWorkflow("reshare-portal-link", (input: ShareStepInput) => {
  const link = shareLinkStep(input)
  emitEventStep({ eventName: ClientPortalEvents.LINK_SHARED, data: link })
  return new WorkflowResponse(link)
})
