import { emitEventStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ClientPortalEvents } from "../../../events"
import { type EnsureAccountLinkInput, ensureAccountLinkStep } from "../steps/ensure-account-link"

/** A customer's account link: made where it is missing, and made anew where it was given for an address of before. */
export const ensureAccountLinkWorkflow = createWorkflow(
  "ensure-portal-account-link",
  (input: EnsureAccountLinkInput) => {
    const result = ensureAccountLinkStep(input)
    when({ result }, ({ result: { ended_id } }) => ended_id !== null).then(() => {
      emitEventStep({
        eventName: ClientPortalEvents.LINK_REVOKED,
        data: transform({ result }, ({ result: { ended_id } }) => ({ id: ended_id })),
      })
    })
    return new WorkflowResponse(result)
  },
)
