import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type DelegationInput, prepareDelegationStep } from "../steps/prepare-delegation"
import { shareOrderWorkflow } from "./share-order"

/**
 * A client shares an order with a colleague, who gets a link of their own. It is a share like any other, with the hook
 * `beforeLinkShared` and the event. The transaction that creates the link checks that the delegator's own link is active.
 */
export const delegateLinkWorkflow = createWorkflow("delegate-portal-link", (input: DelegationInput) => {
  const share = prepareDelegationStep(input)
  const link = shareOrderWorkflow.runAsStep({ input: share })
  return new WorkflowResponse(link)
})
