import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { shareLinkStep, type ShareStepInput } from "../steps/share-link"

/** Mails a link again: the same link, a fresh e-mail. The hook `beforeLinkReshared` may refuse by throwing; then nothing is sent. */
export const reshareLinkWorkflow = createWorkflow("reshare-portal-link", (input: ShareStepInput) => {
  const beforeLinkReshared = createHook("beforeLinkReshared", { input })
  const link = shareLinkStep(input)
  emitEventStep({ eventName: ClientPortalEvents.LINK_SHARED, data: link })
  return new WorkflowResponse(link, { hooks: [beforeLinkReshared] })
})
