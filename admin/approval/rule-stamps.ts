import type { ComponentType } from "react"
import { DOCUMENT_RULE, PROOF_RULE, PURCHASE_ORDER_RULE } from "../../src/contracts"
import type { DecisionStamp } from "../../src/contracts"
import { DocumentStamp } from "../documents/stamp"
import { ProofStamp } from "../proof/stamp"
import { PoStamp } from "../purchase-order/stamp"

interface RuleStamp {
  /** The rule's id. */
  id: string
  /** A line of the stamp; nothing where the rule recorded nothing. */
  Line: ComponentType<Pick<DecisionStamp, "rules">>
}

/** Registry: lines that approval rules add to the stamp of a decision. A rule adds one line. */
export const RULE_STAMPS: RuleStamp[] = [
  { id: PURCHASE_ORDER_RULE, Line: PoStamp },
  { id: PROOF_RULE, Line: ProofStamp },
  { id: DOCUMENT_RULE, Line: DocumentStamp },
]
