import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ORDER_SUBJECT } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { emitStageMoved } from "../../project/emit-stage-moved"
import { advanceAfterApprovalStep } from "../steps/advance-after-approval"
import { convertOrder } from "../steps/convert-order"
import { draftDeliveryNoteStep } from "../steps/draft-delivery-note"

type ReleaseInput = { order_id: string }

/** The sale of an order that awaits its release. Returns the decision that the work after the gate belongs to. */
const convertReleasedOrderStep = createStep(
  "convert-released-order",
  async ({ order_id }: ReleaseInput, { container }) => {
    const { approvals, projects } = portalServices(container)
    const project = await projects.findByOrder(order_id)
    const newest = project && (await approvals.newestRequest({ type: ORDER_SUBJECT, id: order_id }))
    const decision = newest?.state === "approved" ? await approvals.decisionOf(newest.id) : null
    if (project?.billing_state !== "ready_for_billing" || !decision) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This order does not wait for billing.")
    }
    if ((await convertOrder(container, decision)) === "superseded")
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The client has been asked about a newer version since.")
    return new StepResponse({ id: decision.id, project_id: project.id, order_id, version: decision.version })
  },
)

/** Opens the gate last: after a crash in between, releasing again finds it closed and finishes. */
const openGateStep = createStep("open-billing-gate", async ({ project_id }: { project_id: string }, { container }) => {
  await portalServices(container).projects.setBillingState(project_id, "none")
  return new StepResponse({})
})

/** Finance lets an approved order through the gate: the draft becomes the sale, and what an approval sets in motion runs. */
export const releaseForBillingWorkflow = createWorkflow("release-portal-order-for-billing", (input: ReleaseInput) => {
  const decision = convertReleasedOrderStep(input)
  draftDeliveryNoteStep(decision)
  emitStageMoved(advanceAfterApprovalStep(decision))
  openGateStep(decision)
  return new WorkflowResponse(decision)
})
