import { EMPTY_SPEC_CARD, PROOF_RULE, PROOF_SUBJECT } from "../../../src/contracts"
import type { DecisionRow, RequestRow } from "../../../src/modules/approval/rows"
import type {
  ProofAnnotationRecord,
  ProofFileRecord,
  ProofRecord,
  ProofVersionRecord,
} from "../../../src/modules/proof/read-proofs"
import type { ProofPageRow } from "../../../src/modules/proof/rows"
import { aDecision, aRequest } from "./facts"

/* Proofs as their module reads them, for tests of what is made of them. */

export const SHA = "a".repeat(64)

const AT = new Date("2026-11-20T10:00:00.000Z")
const dates = { created_at: AT, updated_at: AT, deleted_at: null }
const byStaff = { actor_type: "staff", actor_id: "user_1", actor_name: "Mona" } as const

export const aPage = (more: Partial<ProofPageRow> = {}): ProofPageRow => ({
  id: "pprfp_1",
  file_id: "pprff_1",
  order_id: "order_1",
  number: 1,
  width: 3000,
  height: 2000,
  width_mm: null,
  height_mm: null,
  sha256: SHA,
  keys: { thumb: "t", screen: "s", zoom: "z" },
  ...dates,
  ...more,
})

export const aFile = (more: Partial<ProofFileRecord> = {}): ProofFileRecord => ({
  id: "pprff_1",
  proof_id: "pprf_1",
  version_id: "pprfv_1",
  project_id: "pproj_1",
  order_id: "order_1",
  position: 1,
  alternative_id: null,
  name: "front.pdf",
  file_key: "key",
  bytes: "1234",
  sha256: SHA,
  format: "pdf",
  state: "ready",
  problem: null,
  page_count: 1,
  facts: null,
  is_preview_faithful: true,
  pages: [aPage()],
  ...byStaff,
  ...dates,
  ...more,
})

export const aVersion = (more: Partial<ProofVersionRecord> = {}): ProofVersionRecord => ({
  id: "pprfv_1",
  proof_id: "pprf_1",
  order_id: "order_1",
  number: 1,
  note: null,
  spec: { ...EMPTY_SPEC_CARD, ticks: [{ id: "spelling", text: "Spelling is right" }] },
  choice: "choose_one",
  alternatives: [],
  waives: null,
  request_id: null,
  files: [aFile()],
  ...byStaff,
  ...dates,
  ...more,
})

export const anAnnotation = (more: Partial<ProofAnnotationRecord> = {}): ProofAnnotationRecord => ({
  id: "pprfa_1",
  proof_id: "pprf_1",
  order_id: "order_1",
  version_id: "pprfv_1",
  file_id: "pprff_1",
  page: 1,
  number: 1,
  shape: { kind: "pin", x: 0.5, y: 0.5 },
  body: "Larger, please",
  key: "6e3c9f62-8a66-4b9e-9e4e-4f0f6d3e8a11",
  actor_type: "client",
  actor_id: "plink_1",
  actor_name: "Anna",
  resolution: null,
  resolution_note: null,
  resolved_at: null,
  resolved_by_type: null,
  resolved_by_id: null,
  resolved_by_name: null,
  comments: [],
  ...dates,
  ...more,
})

export const aProof = (more: Partial<ProofRecord> = {}): ProofRecord => ({
  id: "pprf_1",
  project_id: "pproj_1",
  order_id: "order_1",
  kind: "artwork",
  title: "Front print",
  is_required: true,
  closed_at: null,
  closed_reason: null,
  lines: [{ id: "pprfl_1", proof_id: "pprf_1", order_id: "order_1", item_id: "ordli_1", position: 0, ...dates }],
  versions: [aVersion()],
  annotations: [],
  ...byStaff,
  ...dates,
  ...more,
})

/** A request about a version of a proof. */
export const aProofRequest = (
  state: RequestRow["state"],
  { id: version_id, number, waives }: Pick<ProofVersionRecord, "id" | "number" | "waives"> = aVersion(),
  more: Partial<RequestRow> = {},
): RequestRow =>
  aRequest({
    id: `pareq_of_${version_id}`,
    subject_type: PROOF_SUBJECT,
    subject_id: "pprf_1",
    state,
    version: number,
    amount: null,
    currency_code: null,
    rules: { [PROOF_RULE]: { version_id, version_number: number, waives: waives !== null } },
    ...more,
  })

export const aProofDecision = (request: RequestRow, more: Partial<DecisionRow> = {}): DecisionRow =>
  aDecision({
    id: `pdec_on_${request.id}`,
    request_id: request.id,
    subject_type: PROOF_SUBJECT,
    subject_id: request.subject_id,
    version: request.version,
    amount: null,
    currency_code: null,
    ...more,
  })
