import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type LinkActInput, renewLinkStep, revokeLinkStep, rotateLinkStep } from "../steps/end-or-rotate-link"

/** Gives a link a new token; the old one and its sessions end at once. */
export const rotateLinkWorkflow = createWorkflow("rotate-portal-link", (input: LinkActInput) => {
  const link = rotateLinkStep(input)
  emitEventStep({ eventName: ClientPortalEvents.LINK_ROTATED, data: link })
  return new WorkflowResponse(link)
})

/** Gives an expired link a new token for as long as it was given before; leaves every other link as it is. */
export const renewLinkWorkflow = createWorkflow("renew-portal-link", (input: Pick<LinkActInput, "link_id">) => {
  const result = renewLinkStep(input)
  const link = transform({ result }, ({ result: { id } }) => ({ id }))
  when({ result }, ({ result: { renewed } }) => renewed).then(() => {
    emitEventStep({ eventName: ClientPortalEvents.LINK_ROTATED, data: link })
  })
  return new WorkflowResponse(link)
})

/** Ends a link and its sessions at once. */
export const revokeLinkWorkflow = createWorkflow("revoke-portal-link", (input: LinkActInput) => {
  const result = revokeLinkStep(input)
  const link = transform({ result }, ({ result: { id } }) => ({ id }))
  when({ result }, ({ result: { ended } }) => ended).then(() => {
    emitEventStep({ eventName: ClientPortalEvents.LINK_REVOKED, data: link })
  })
  return new WorkflowResponse(link)
})
