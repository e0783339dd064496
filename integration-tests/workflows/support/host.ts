import { text } from "node:stream/consumers"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import type { Actor, UpdateProject } from "../../../src/contracts"
import {
  applyDecisionWorkflow,
  applyProofDecisionWorkflow,
  decideApprovalWorkflow,
  type FileToScan,
  moveStageWorkflow,
  processUploadWorkflow,
  refuseHeldFulfillment,
  requestApprovalWorkflow,
  reshareLinkWorkflow,
  type SendProofInput,
  sendProofWorkflow,
  shareOrderWorkflow,
  updateProjectWorkflow,
} from "../../../src/workflows"
import { shareInput } from "./inputs"

/** What the host's hooks do: one handler a hook and process, so each asks here. */
export const host: {
  vetoes: Partial<Record<"share" | "reshare" | "decide" | "after" | "scan" | "proof" | "afterProof", string>>
  /** What `beforeDecision` refuses with in words for the client. */
  not_allowed: string | null
  after: string[]
  afterProof: string[]
  scanned: FileToScan[]
} = {
  vetoes: {},
  not_allowed: null,
  after: [],
  scanned: [],
  afterProof: [],
}
const veto = (hook: keyof typeof host.vetoes): void => {
  const reason = host.vetoes[hook]
  if (reason) throw new Error(reason)
}
shareOrderWorkflow.hooks.beforeLinkShared(async () => veto("share"))
reshareLinkWorkflow.hooks.beforeLinkReshared(async () => veto("reshare"))
decideApprovalWorkflow.hooks.beforeDecision(async () => {
  if (host.not_allowed) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, host.not_allowed)
  veto("decide")
})
applyDecisionWorkflow.hooks.afterDecision(async ({ decision }) => {
  host.after.push(decision.id)
  veto("after")
})

processUploadWorkflow.hooks.scanFile(async ({ file }, { container }) => {
  veto("scan")
  host.scanned.push(file)
  const bytes = await container.resolve(Modules.FILE).getDownloadStream(file.file_key)
  if ((await text(bytes)).includes("EICAR-STANDARD-ANTIVIRUS-TEST-FILE"))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "found Eicar-Signature")
  return new StepResponse({ scanned: true })
})
sendProofWorkflow.hooks.beforeProofSent(async () => veto("proof"))
applyProofDecisionWorkflow.hooks.afterProofDecided(async ({ decision }) => {
  host.afterProof.push(decision.id)
  veto("afterProof")
})
createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(refuseHeldFulfillment)

/** A host's workflow that runs one of ours and then fails. */
const failStep = createStep("test-fail", async () => {
  throw new Error("a later step failed")
})
export const updateThenFail = createWorkflow(
  "test-update-then-fail",
  (input: { order_id: string; changes: UpdateProject; actor: Actor }) => {
    updateProjectWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
export const moveThenFail = createWorkflow(
  "test-move-then-fail",
  (input: { project_id: string; stage_id: string; actor: Actor }) => {
    moveStageWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
export const requestThenFail = createWorkflow(
  "test-request-then-fail",
  (input: { order_id: string; message: null; notify: boolean; actor: Actor }) => {
    requestApprovalWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
export const shareThenFail = createWorkflow(
  "test-share-then-fail",
  (input: Parameters<typeof shareInput>[0] & ReturnType<typeof shareInput>) => {
    shareOrderWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
export const sendProofThenFail = createWorkflow("test-send-proof-then-fail", (input: SendProofInput) => {
  sendProofWorkflow.runAsStep({ input })
  failStep()
  return new WorkflowResponse(input)
})
