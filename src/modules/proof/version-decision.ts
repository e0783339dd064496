import type { Alternative, ProofDecisionInput, SpecTick } from "../../contracts"
import type { ProofVersionRow } from "./rows"

type Decided = Pick<ProofVersionRow, "spec" | "alternatives" | "choice" | "waives">

/**
 * The points of the spec card that were confirmed; null when one of them is missing. Pure.
 * @param mustTick false where they need not be: staff record what a client said elsewhere, or there is nothing to look at
 */
export const confirmedTicks = (
  { spec }: Pick<Decided, "spec">,
  { ticks }: ProofDecisionInput,
  mustTick: boolean,
): SpecTick[] | null => {
  const confirmed = spec.ticks.filter(({ id }) => ticks.includes(id))
  return mustTick && confirmed.length < spec.ticks.length ? null : confirmed
}

/** The alternatives that an approval is about; null when the version asks for another number of them. Pure. */
export const chosenAlternatives = (
  { alternatives, choice }: Pick<Decided, "alternatives" | "choice">,
  { chosen }: ProofDecisionInput,
): Alternative[] | null => {
  if (choice === "all" || alternatives.length === 0) return alternatives
  const ids = new Set(chosen)
  const found = alternatives.filter(({ id }) => ids.has(id))
  const isKnown = found.length === ids.size
  const isEnough = choice === "choose_one" ? found.length === 1 : found.length > 0
  return isKnown && isEnough ? found : null
}
