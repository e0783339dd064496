import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type Actor, PROOF_RULE, PROOF_SUBJECT } from "../../contracts"
import { ClientPortalEvents } from "../../events"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { assertNewest, newestVersionOf, sendRefusal } from "../../modules/proof/send-version"
import { advanceToApprovalStep } from "../approval/steps/advance-to-approval"
import { openRequestStep } from "../approval/steps/open-request"
import { emitStageMoved } from "../project/emit-stage-moved"

export type AskAboutProofInput = {
  proof_id: string
  /** The rep's words in the mail and on the page. */
  message: string | null
  /** Tells every recipient with an active link. */
  notify: boolean
  actor: Actor
}

/** `version_id` names the version that staff looked at. */
export type SendProofInput = AskAboutProofInput & { version_id: string }

/** A proof that is about to be sent, as the hook `beforeProofSent` is given it. */
export type ProofToSend = {
  id: string
  project_id: string
  order_id: string
  title: string
  version_id: string
  version_number: number
}

/**
 * Makes sure that the version is the newest and can be sent. The transaction that opens the request asks again.
 * @throws MedusaError not_found, version_replaced, proof_empty, proof_not_ready
 */
export const loadProofToSendStep = createStep(
  "load-portal-proof-to-send",
  async ({ proof_id, version_id }: { proof_id: string; version_id: string }, { container }) => {
    const { proofs } = portalServices(container)
    const { id, project_id, order_id, title } = await proofs.getProof(proof_id)
    const version = newestVersionOf(await proofs.getRecord(id, order_id))
    assertNewest(version, version_id)
    const refusal = sendRefusal(version)
    if (refusal) throw portalError(refusal.code, refusal.message)
    return new StepResponse<ProofToSend>({
      id,
      project_id,
      order_id,
      title,
      version_id: version.id,
      version_number: version.number,
    })
  },
)

/** Used inside a workflow: asks the client about the version. */
export const askAboutProof = (input: AskAboutProofInput, proof: WorkflowData<ProofToSend>) => {
  const request = openRequestStep(
    transform({ input, proof }, ({ input: { message, notify, actor }, proof }) => ({
      order_id: proof.order_id,
      subject: { type: PROOF_SUBJECT, id: proof.id },
      message,
      notify,
      actor,
      rules: { [PROOF_RULE]: { version_id: proof.version_id } },
    })),
  )
  // A quote whose artwork is asked about stands at approval; an order in production stays where it is.
  emitStageMoved(
    advanceToApprovalStep(
      transform({ input, proof }, ({ input, proof }) => ({ project_id: proof.project_id, actor: input.actor })),
    ),
  )
  emitEventStep({
    eventName: ClientPortalEvents.PROOF_SENT,
    data: transform({ proof, request }, ({ proof: { id, project_id, order_id }, request }) => ({
      id,
      request_id: request.id,
      project_id,
      order_id,
    })),
  })
  return request
}

/** Drops a waiver that was prepared and, after a crash, never sent. */
const dropUnsentWaiverStep = createStep(
  "drop-unsent-portal-waiver",
  async ({ proof_id, actor }: { proof_id: string; actor: Actor }, { container }) => {
    const { proofs } = portalServices(container)
    const { order_id } = await proofs.getProof(proof_id)
    const version = newestVersionOf(await proofs.getRecord(proof_id, order_id))
    if (version.waives && !version.request_id) await proofs.changeDraft(proof_id, {}, actor)
    return new StepResponse({})
  },
)

/**
 * Staff ask the client to decide on the newest version of a proof: the draft, or again the one that was sent last. An open
 * request is replaced. The hook `beforeProofSent` may refuse by throwing.
 */
export const sendProofWorkflow = createWorkflow("send-portal-proof", (input: SendProofInput) => {
  dropUnsentWaiverStep(input)
  const proof = loadProofToSendStep(input)
  const beforeProofSent = createHook("beforeProofSent", { input, proof })
  const request = askAboutProof(input, proof)
  return new WorkflowResponse(request, { hooks: [beforeProofSent] })
})
