import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { DecisionRefused, StaleOrderError } from "../../../modules/approval/errors"
import type { DecisionInput } from "../../../modules/approval/rows"
import { prepareDecisionRules } from "../run-rules"
import { subjectOf } from "../subjects"

export type DecideInput = DecisionInput & {
  /** Input for approval rules, by rule. */
  rules?: Record<string, unknown>
}

/** How often the subject is read again when unrelated rows change (a stage, a payment) while it is being decided. */
const MAX_READS = 5

/**
 * Makes sure that the subject reads as it was shown, then decides in one transaction that also asks whether anything
 * changed since. Not undone: a decision is binding, and everything after it can be repeated.
 */
export const decideStep = createStep("decide-approval", async ({ rules, ...input }: DecideInput, { container }) => {
  const { approvals, tokens } = portalServices(container)
  const { made, kind } = input
  const request = await approvals.getRequest(input.request_id)
  const subject = subjectOf(request.subject_type)
  const ref = { order_id: request.order_id, subject_id: request.subject_id }
  const pinned = await approvals.getPinned(request.document_sha256)
  const applyRules = await prepareDecisionRules({ container, request, kind, by: made.by }, rules)
  for (let reads = 1; ; reads++) {
    const key = await subject.freshness(container, ref)
    const now = await subject.read(container, ref)
    const guards = {
      isAsShown: now.refusal === null && subject.isSame(pinned, now.pinned.content),
      isAllowed: async (trx: Knex) => made.by === "staff" || (await tokens.holdSession(made, trx)),
      isFresh: async (trx: Knex) => (await subject.freshness(container, ref, trx)) === key,
      applyRules,
    }
    try {
      const decision = await approvals.decide(input, guards, subject.decisionJobs)
      return new StepResponse({
        id: decision.id,
        request_id: decision.request_id,
        project_id: decision.project_id,
        order_id: decision.order_id,
        kind: decision.kind,
      })
    } catch (error) {
      if (!(error instanceof StaleOrderError)) throw error
      if (reads === MAX_READS) throw new DecisionRefused("changed", input.request_id)
    }
  }
})
