import { EMPTY_SPEC_CARD, PROOF_SUBJECT } from "../../../src/contracts"
import type {
  Annotation,
  ApprovalRequest,
  DecisionStamp,
  ProjectProofs,
  SpecCard,
  StaffProof,
  StaffProofFile,
  StaffVersion,
} from "../../../src/contracts"
import { aRequest } from "./samples"

const AT = "2026-11-24T09:00:00.000Z"
const SHA = "b".repeat(64)

export const aSpecCard = (more: Partial<SpecCard> = {}): SpecCard => ({
  ...EMPTY_SPEC_CARD,
  method: "Screen print",
  width_mm: 280,
  ticks: [{ id: "spelling", text: "Spelling is right" }],
  ...more,
})

export const aFile = (more: Partial<StaffProofFile> = {}): StaffProofFile => ({
  id: "pprff_1",
  name: "front.pdf",
  format: "pdf",
  bytes: 2_400_000,
  sha256: SHA,
  state: "ready",
  alternative_id: null,
  pages: [{ number: 1, width: 1200, height: 900, width_mm: 280, height_mm: 210, sha256: SHA }],
  is_preview_faithful: true,
  uploaded_at: AT,
  progress: null,
  problem: null,
  facts: null,
  findings: [],
  ...more,
})

export const aProofRequest = (more: Partial<ApprovalRequest> = {}): ApprovalRequest =>
  aRequest({ subject: { type: PROOF_SUBJECT, id: "pprf_1" }, amount: null, currency_code: null, ...more })

export const aVersion = (more: Partial<StaffVersion> = {}): StaffVersion => ({
  id: `pprfv_${more.number ?? 1}`,
  number: 1,
  created_at: AT,
  created_by: { type: "staff", name: "Dana Ruiz" },
  note: null,
  spec: aSpecCard(),
  choice: "choose_one",
  alternatives: [],
  files: [aFile()],
  waives: null,
  request: null,
  decision: null,
  ...more,
})

/** A version that was sent, with its request; `state` is the request's. */
export const aSentVersion = (state: ApprovalRequest["state"], more: Partial<StaffVersion> = {}): StaffVersion =>
  aVersion({ request: aProofRequest({ state }), ...more })

export const aProof = (more: Partial<StaffProof> = {}): StaffProof => ({
  id: "pprf_1",
  kind: "artwork",
  title: "Front print",
  state: "draft",
  is_required: true,
  lines: [{ item_id: "item_1", title: "Heavy tee", quantity: 144 }],
  approve_by: null,
  versions: [aVersion()],
  annotations: [],
  ...more,
})

export const aResolution: NonNullable<Annotation["resolution"]> = {
  kind: "done",
  note: null,
  by: { type: "staff", name: "Dana Ruiz" },
  at: AT,
}

export const aRemark = (more: Partial<Annotation> = {}): Annotation => ({
  id: "pprfa_1",
  version_id: "pprfv_1",
  version_number: 1,
  file_id: "pprff_1",
  page: 1,
  number: 1,
  shape: { kind: "pin", x: 0.25, y: 0.5 },
  body: "Stripe a little lighter",
  author: { type: "client", name: "Sarah Smith" },
  is_own: false,
  at: AT,
  comments: [],
  resolution: null,
  ...more,
})

export const aProofDecision = (more: Partial<DecisionStamp> = {}): DecisionStamp => ({
  id: "pdec_1",
  request_id: "pareq_1",
  kind: "approved",
  version: 1,
  name: "Sarah Smith",
  at: AT,
  message: null,
  amount: null,
  currency_code: null,
  recorded_by: null,
  recorded_channel: null,
  document_sha256: SHA,
  rules: {},
  ...more,
})

export const someProofs = (more: Partial<ProjectProofs> = {}): ProjectProofs => ({
  proofs: [aProof()],
  lines: [
    { item_id: "item_1", title: "Heavy tee", quantity: 144 },
    { item_id: "item_2", title: "Coach polo", quantity: 12 },
  ],
  gate: { is_on: true, holds: [], override: null },
  reprints: [],
  ...more,
})
