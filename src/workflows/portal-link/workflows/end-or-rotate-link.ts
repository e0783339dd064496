import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type LinkActInput, revokeLinkStep, rotateLinkStep } from "../steps/end-or-rotate-link"

/** Gives a link a new token; the old one and its sessions end at once. */
export const rotateLinkWorkflow = createWorkflow("rotate-portal-link", (input: LinkActInput) => {
  const link = rotateLinkStep(input)
  emitEventStep({ eventName: ClientPortalEvents.LINK_ROTATED, data: link })
  return new WorkflowResponse(link)
})

/** Ends a link and its sessions at once. */
export const revokeLinkWorkflow = createWorkflow("revoke-portal-link", (input: LinkActInput) => {
  const link = revokeLinkStep(input)
  emitEventStep({ eventName: ClientPortalEvents.LINK_REVOKED, data: link })
  return new WorkflowResponse(link)
})
