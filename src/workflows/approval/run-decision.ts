import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { portalError } from "../../lib/portal-error"
import type { DecideInput } from "./steps/decide"
import { decideApprovalWorkflow } from "./workflows/decide"

/** What a workflow keeps of an error that a hook threw: a copy, so it is known by its shape. */
const thrownShape = z.object({ type: z.string().optional(), message: z.string() })

const NEUTRAL = "We cannot accept this right now, and nothing has been decided. Please contact us."

/** A host says why in a MedusaError of the type NOT_ALLOWED. Any other error is its own affair: clients read neutral words. */
const refusedByShop = (container: MedusaContainer, request_id: string, thrown: unknown): MedusaError => {
  const { type, message } = thrownShape.catch({ message: String(thrown) }).parse(thrown)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`client-portal: the hook beforeDecision refused a decision on ${request_id}: ${message}`)
  return portalError("refused_by_shop", type === MedusaError.Types.NOT_ALLOWED ? message : NEUTRAL)
}

/**
 * Makes a decision for a route. What the host's hook `beforeDecision` throws is told apart from all other failures.
 * @throws MedusaError refused_by_shop, or what `decideApprovalWorkflow` throws
 */
export const runDecision = async (container: MedusaContainer, input: DecideInput) => {
  const { result, errors } = await decideApprovalWorkflow(container).run({ input, throwOnError: false })
  const [failure] = errors
  if (!failure) return result
  throw failure.action === "beforeDecision" ? refusedByShop(container, input.request_id, failure.error) : failure.error
}
