import type { ComponentType } from "react"
import type { DecisionStamp } from "../../src/contracts"

interface RuleStamp {
  /** The rule's id. */
  id: string
  /** A line of the stamp; nothing where the rule recorded nothing. */
  Line: ComponentType<Pick<DecisionStamp, "rules">>
}

/** What approval rules show on the stamp of a decision. A rule adds one line. */
export const RULE_STAMPS: RuleStamp[] = []
