import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensureLinkStep } from "../../portal-link/steps/ensure-link"
import { renewLinkWorkflow } from "../../portal-link/workflows/end-or-rotate-link"
import { ensureProjectWorkflow } from "../../project/workflows/ensure-project"
import { findAccountOrderStep, type OpenAccountOrderInput } from "../steps/find-account-order"

/**
 * Opens an order from the account page: the person's own link to it, which is made where there is none and renewed where it
 * has expired. Nothing is mailed. Answers with the link's id, never with its token.
 */
export const openAccountOrderWorkflow = createWorkflow("open-portal-account-order", (input: OpenAccountOrderInput) => {
  const found = findAccountOrderStep(input)
  ensureProjectWorkflow.runAsStep({ input: transform({ found }, ({ found: { project } }) => project) })
  const link = ensureLinkStep(transform({ found }, ({ found: { link } }) => link))
  renewLinkWorkflow.runAsStep({ input: transform({ link }, ({ link: { id } }) => ({ link_id: id })) })
  return new WorkflowResponse(link)
})
