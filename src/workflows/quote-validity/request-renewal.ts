import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../lib/services"
import { renewalRequested } from "../../notices/renewal-requested"

export type RequestRenewalInput = { request_id: string; link_id: string; name: string }

/** Not undone: staff may have been told already. */
const requestRenewalStep = createStep(
  "request-quote-renewal",
  async ({ request_id, link_id, name }: RequestRenewalInput, { container }) => {
    const { approvals, quoteValidity } = portalServices(container)
    await approvals.changeOpenRequest(request_id, async (trx) => {
      await quoteValidity.requestRenewal(trx, request_id, { link_id, name }, (renewal_id) => [
        renewalRequested.job({ renewal_id }),
      ])
    })
    return new StepResponse({ request_id })
  },
)

/** A client asks for a renewed quote. However often and by however many, staff are told once for each expiry. */
export const requestRenewalWorkflow = createWorkflow(
  "request-portal-quote-renewal",
  (input: RequestRenewalInput) => new WorkflowResponse(requestRenewalStep(input)),
)
