import type { TimelineEntry } from "../contracts"
import type { CoreFacts } from "./core-facts"
import { shippingFacts } from "./head"
import { visibleStageMoves } from "./visible-stage-moves"

/** What happened, newest first. The stages' moves join what the sections tell, unless those say the same. */
export const toTimeline = (core: CoreFacts, told: TimelineEntry[]): TimelineEntry[] => {
  const { stages, moves } = core.project
  const visible = visibleStageMoves(stages, moves, shippingFacts(core).dates, told)
  const moved = visible.map(({ at, stage_name }) => ({ at, kind: "stage_moved" as const, who: null, what: stage_name }))
  return [...told, ...moved].sort((a, b) => b.at.localeCompare(a.at))
}
