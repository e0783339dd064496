import type { EvidenceCheck } from "../../lib/evidence/verify-project"
import { approvalEvidenceCheck } from "../../modules/approval/evidence-check"
import { linkEvidenceCheck } from "../../modules/portal-token/evidence-check"
import { approvalRules } from "../approval/rules"

/** Registry: what the features' tables show is compared with the evidence by these. Approval rules bring their own. */
export const evidenceChecks: EvidenceCheck[] = [
  approvalEvidenceCheck,
  linkEvidenceCheck,
  ...approvalRules.flatMap(({ check }) => check ?? []),
]
