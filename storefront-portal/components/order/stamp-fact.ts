import type { DecisionStamp } from "@contracts/approval"
import type { I18n } from "@messages/i18n"

export interface StampFact {
  name: string
  value: string
}

/** What an approval rule shows on the stamp of a decision (`approvalRules.stamp`); null for nothing. */
export type StampFactReader = (stamp: DecisionStamp, i18n: I18n) => StampFact | null
