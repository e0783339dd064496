import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { canonicalBytes } from "../../../lib/canonical-json"
import { sha256Hex } from "../../../lib/digest"
import { portalServices } from "../../../lib/services"
import { DecisionRefused, FreshnessMoved } from "../../../modules/approval/errors"
import type { DecisionInput } from "../../../modules/approval/service"
import { toOrderDocument } from "../../../order-view/order-document"
import { readOrder } from "../../../order-view/read-order"
import { readFreshness } from "../../../project-page/freshness"
import { decisionJobs } from "../jobs"

export type DecideInput = DecisionInput

/** How often the order is read again when unrelated rows move under it (a stage, a payment) while it is being decided. */
const MAX_READS = 5

/**
 * Finds the order to read exactly as it was shown, then decides in one transaction that also asks whether anything moved
 * since. Not undone: a decision is binding, and everything after it can be repeated.
 */
export const decideStep = createStep("decide-approval", async (input: DecideInput, { container }) => {
  const { approvals, projects, tokens } = portalServices(container)
  const { made } = input
  const { order_id } = await approvals.getRequest(input.request_id)
  for (let reads = 1; ; reads++) {
    const key = await readFreshness(container, order_id)
    const [order, project] = await Promise.all([readOrder(container, order_id), projects.findByOrder(order_id)])
    if (!project) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This order has no project yet")
    const shown = sha256Hex(canonicalBytes(toOrderDocument(order, project)))
    try {
      const guards = {
        isAsShown: order.status !== "canceled" && shown === input.document_sha256,
        isAllowed: async (trx: Knex) => made.by === "staff" || (await tokens.holdSession(made, trx)),
        isFresh: async (trx: Knex) => (await readFreshness(container, order_id, trx)) === key,
      }
      const decision = await approvals.decide(input, guards, decisionJobs)
      return new StepResponse({
        id: decision.id,
        request_id: decision.request_id,
        project_id: decision.project_id,
        order_id,
        kind: decision.kind,
      })
    } catch (error) {
      if (!(error instanceof FreshnessMoved)) throw error
      if (reads === MAX_READS) throw new DecisionRefused("changed", input.request_id)
    }
  }
})
