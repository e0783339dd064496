import type { DecisionStamp } from "@contracts/approval"
import type { I18n } from "@messages/i18n"

export interface StampFact {
  name: string
  value: string
}

/** What an approval rule shows on the stamp of a decision (`approvalRules.stamp`); null for nothing. */
type StampFactReader = (stamp: DecisionStamp, i18n: I18n) => StampFact | null

/** A new rule adds a file and one line. */
const stampFacts: readonly StampFactReader[] = []

export function readStampFacts(stamp: DecisionStamp, i18n: I18n): StampFact[] {
  return stampFacts.flatMap((read) => read(stamp, i18n) ?? [])
}
