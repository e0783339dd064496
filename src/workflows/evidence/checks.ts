import type { EvidenceCheck } from "../../lib/evidence/verify-project"
import { approvalEvidenceCheck } from "../../modules/approval/evidence-check"
import { linkEvidenceCheck } from "../../modules/portal-token/evidence-check"

/** Registry: what the features' tables show is compared with the evidence by these. */
export const evidenceChecks: EvidenceCheck[] = [approvalEvidenceCheck, linkEvidenceCheck]
