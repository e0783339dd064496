import { documentRule } from "../document/rule"
import { proofRule } from "../proof/rule"
import { purchaseOrderRule } from "../purchase-order/rule"
import { validityRule } from "../quote-validity/rule"
import type { ApprovalRule } from "./rule"

/** Registry: conditions that requests and decisions have to meet, and what they add to the record (docs/adr/0013). */
export const approvalRules: ApprovalRule[] = [validityRule, purchaseOrderRule, proofRule, documentRule]
