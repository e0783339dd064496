import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"

export type EraseRemarksInput = {
  annotation_id: string
  /** A reply to the remark, whose author is meant; null for the remark's own. */
  comment_id: string | null
  actor: Actor
  reason: string
}

/** Not undone: what is erased is gone. */
const eraseRemarksStep = createStep(
  "erase-portal-proof-remarks",
  async ({ annotation_id, comment_id, actor, reason }: EraseRemarksInput, { container }) => {
    const { proofs, tokens } = portalServices(container)
    const { proof_id, order_id, author } = await proofs.getAuthor(annotation_id, comment_id)
    if (author.type !== "client") throw portalError("not_allowed", "Only what clients wrote can be erased.")
    const { project_id } = await proofs.getProof(proof_id)
    const link_ids = await tokens.linkIdsOfRecipient(author.id)
    return new StepResponse({ erased: await proofs.eraseRemarks({ project_id, order_id, link_ids, actor, reason }) })
  },
)

/**
 * Erases everything that the author of a remark or reply wrote on the proofs of its order, under each of their links, and
 * records that. It needs no decision of theirs.
 * @throws MedusaError not_found, or not_allowed for what staff wrote
 */
export const eraseRemarksWorkflow = createWorkflow(
  "erase-portal-proof-remarks",
  (input: EraseRemarksInput) => new WorkflowResponse(eraseRemarksStep(input)),
)
