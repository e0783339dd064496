import type { EvidenceCheck } from "../../lib/evidence/verify-project"
import { approvalEvidenceCheck } from "../../modules/approval/evidence-check"
import { invoiceEvidenceCheck } from "../../modules/invoice/evidence-check"
import { paymentEvidenceCheck } from "../../modules/payment/evidence-check"
import { linkEvidenceCheck } from "../../modules/portal-token/evidence-check"
import { approvalRules } from "../approval/rules"

/** Registry: what the features' tables show is compared with the evidence by these. Approval rules bring their own. */
export const evidenceChecks: EvidenceCheck[] = [
  approvalEvidenceCheck,
  linkEvidenceCheck,
  invoiceEvidenceCheck,
  paymentEvidenceCheck,
  ...approvalRules.flatMap(({ check }) => check ?? []),
]
