import type { DecisionStamp } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { poStamp } from "./po-stamp"
import type { StampFact, StampFactReader } from "./stamp-fact"

/** Registry. A new rule adds a file and one line. */
const stampFacts: readonly StampFactReader[] = [poStamp]

export function readStampFacts(stamp: DecisionStamp, i18n: I18n): StampFact[] {
  return stampFacts.flatMap((read) => read(stamp, i18n) ?? [])
}
