import { updateOrderWorkflow } from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor, PostalAddress, SettleAddress } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { readAddressQuestions } from "../../shipping-view/read-questions"

export type SettleAddressInput = SettleAddress & { project_id: string; actor: Actor }
type Settled = { order_id: string; address: PostalAddress | null }

const settleAddressStep = createStep(
  "settle-portal-address-correction",
  async ({ project_id, id, as, actor }: SettleAddressInput, { container }) => {
    const { projects, shipping } = portalServices(container)
    const project = await projects.getProject(project_id)
    const { order_id } = project
    const check = await shipping.getAddressCheck(order_id, id)
    const { corrections } = await readAddressQuestions(container, project)
    const correction = corrections.find((one) => one.id === id)
    if (as === "accepted" && (correction === undefined || correction.current === null || correction.is_packed))
      throw portalError("not_allowed", "Packages to this address are packed. Cancel them in Medusa first.")
    await shipping.settleAddress({ id, as, actor })
    const settled: Settled = { order_id, address: as === "accepted" ? check.address : null }
    return new StepResponse(settled, check)
  },
  async (check, { container }) => {
    if (check) await portalServices(container).shipping.reopenAddress(check)
  },
)

/**
 * Staff write a client's correction to the order, by Medusa's own workflow, or leave the address as it is. If Medusa refuses
 * it, the correction stands open as before.
 */
export const settleAddressWorkflow = createWorkflow("settle-portal-address", (input: SettleAddressInput) => {
  const settled = settleAddressStep(input)
  when({ settled }, ({ settled: { address } }) => address !== null).then(() => {
    updateOrderWorkflow.runAsStep({
      input: transform({ settled, input }, ({ settled: { order_id, address }, input: { actor } }) => ({
        id: order_id,
        user_id: actor.id,
        shipping_address: address ?? {},
      })),
    })
  })
  return new WorkflowResponse(settled)
})
