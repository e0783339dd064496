import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../contracts"
import { portalServices } from "../../lib/services"
import { approvalRequested } from "../../notices/approval-requested"

export type ExtendValidityInput = { request_id: string; valid_until: string; actor: Actor }

/** Not undone: the evidence says that it was extended. */
const extendValidityStep = createStep(
  "extend-quote-validity",
  async ({ request_id, valid_until, actor }: ExtendValidityInput, { container }) => {
    const { approvals, quoteValidity } = portalServices(container)
    await approvals.changeOpenRequest(request_id, async (trx, request) => {
      // The client who asked for a renewed quote learns by mail that there is one.
      await quoteValidity.extend(trx, request, new Date(valid_until), actor, (link_ids) =>
        link_ids.map((link_id) => approvalRequested.job({ request_id, link_id })),
      )
    })
    return new StepResponse({ request_id })
  },
)

/** Staff extend the time in which a request can be approved, or renew one that has expired. */
export const extendValidityWorkflow = createWorkflow(
  "extend-portal-quote-validity",
  (input: ExtendValidityInput) => new WorkflowResponse(extendValidityStep(input)),
)
