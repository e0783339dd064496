import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { findReprint } from "../../proof-view/reprints"
import { type AskAboutProofInput, askAboutProof, loadProofToSendStep } from "./send-proof"

/** `approved` names the artwork that stands in for the proof: a version that the same client approved. */
export type RequestWaiverInput = AskAboutProofInput & { approved: { proof_id: string; version_id: string } }

const UNKNOWN = "Choose artwork that this client approved for an earlier order."

/** Makes the draft version a waiver; undone, it is an empty draft again. */
const draftWaiverStep = createStep(
  "draft-portal-waiver",
  async ({ proof_id, approved, actor }: RequestWaiverInput, { container }) => {
    const { proofs } = portalServices(container)
    const { order_id } = await proofs.getProof(proof_id)
    const artwork = await findReprint(container, order_id, approved)
    if (!artwork) throw portalError("not_allowed", UNKNOWN)
    const version_id = await proofs.draftWaiver(proof_id, artwork, actor)
    return new StepResponse({ version_id }, { proof_id, actor })
  },
  async (undo, { container }) => {
    if (undo) await portalServices(container).proofs.changeDraft(undo.proof_id, {}, undo.actor)
  },
)

/** Staff ask the client to go without a proof, for an exact reprint of artwork that they approved. */
export const requestProofWaiverWorkflow = createWorkflow("request-portal-proof-waiver", (input: RequestWaiverInput) => {
  const draft = draftWaiverStep(input)
  const proof = loadProofToSendStep(
    transform({ input, draft }, ({ input: { proof_id }, draft: { version_id } }) => ({ proof_id, version_id })),
  )
  return new WorkflowResponse(askAboutProof(input, proof))
})
