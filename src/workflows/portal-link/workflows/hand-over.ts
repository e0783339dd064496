import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { type HandOverInput, prepareHandOverStep } from "../steps/prepare-hand-over"
import { shareOrderWorkflow } from "./share-order"

/**
 * A client gives a colleague a link of their own to the order. It is a share like any other, its hook `beforeLinkShared`
 * and its event included; that the giver's own link still lives is asked in the transaction that makes the new one.
 */
export const handOverLinkWorkflow = createWorkflow("hand-over-portal-link", (input: HandOverInput) => {
  const share = prepareHandOverStep(input)
  const link = shareOrderWorkflow.runAsStep({ input: share })
  return new WorkflowResponse(link)
})
