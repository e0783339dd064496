/**
 * The plugin's workflows, for hosts that run them, build them into their own or take their hooks. What follows
 * `order.placed` is not among them: it belongs to that event, and `ensureProjectWorkflow` does all a host could want of it.
 */
export * from "./approval/workflows/apply-decision"
export * from "./approval/workflows/decide"
export * from "./approval/workflows/release-for-billing"
export * from "./approval/workflows/request-approval"
export * from "./approval/workflows/withdraw-approval"
export * from "./evidence/erase-personal"
export * from "./portal-link/workflows/end-or-rotate-link"
export * from "./portal-link/workflows/delegate-link"
export * from "./portal-link/workflows/reshare-link"
export * from "./portal-link/workflows/share-order"
export * from "./production/remind-proofs"
export { refuseHeldFulfillment } from "./proof/production-gate"
export * from "./project/workflows/ensure-project"
export * from "./project/workflows/move-stage"
export * from "./project/workflows/update-project"
export * from "./proof/files/process-file"
export * from "./proof/apply-decision"
export * from "./proof/close-proof"
export * from "./proof/request-waiver"
export { type ProofToSend, type SendProofInput, sendProofWorkflow } from "./proof/send-proof"
