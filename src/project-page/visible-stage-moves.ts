import type { Stage, StageMove, StageRole, TimelineEntry } from "../contracts"
import { currentStageIndex, type ShippingDates } from "./status"

type Happened = Pick<TimelineEntry, "at" | "kind">
type Seen = { move: StageMove; from: string; to: string }

/** So close together, a person takes two entries for one. */
const MERGE_WINDOW_MS = 60 * 60 * 1000

const near = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= MERGE_WINDOW_MS

/** The entry that already says that an order came to a stage of this role. */
const SAID_BY: Partial<Record<StageRole, TimelineEntry["kind"]>> = {
  approval: "approval_requested",
  shipped: "shipped",
  delivered: "delivered",
}

/** Where the page showed the project. A stage that is gone from the settings is known by its id alone. */
const shownAt = (stages: Stage[], stage_id: string, dates: ShippingDates, at: string): string => {
  const shipping =
    dates.delivered && dates.delivered <= at
      ? "all_delivered"
      : dates.shipped && dates.shipped <= at
        ? "some_shipped"
        : "none"
  if (!stages.some(({ id }) => id === stage_id)) return stage_id
  return stages[currentStageIndex(stages, stage_id, shipping)]?.id ?? stage_id
}

/** The first stage is where the project began; a move behind what its packages had proved was never seen. */
const changesOf = (stages: Stage[], moves: StageMove[], dates: ShippingDates): Seen[] =>
  moves.slice(1).flatMap((move, index) => {
    const before = moves[index]
    const from = before ? shownAt(stages, before.stage_id, dates, move.at) : ""
    const to = shownAt(stages, move.stage_id, dates, move.at)
    return from === to ? [] : [{ move, from, to }]
  })

/** A move that was taken back at once, with nothing else happening in between, was a slip: neither way is told. */
const withoutSlips = (seen: Seen[], others: Happened[]): Seen[] =>
  seen.reduce<Seen[]>((kept, next) => {
    const last = kept.at(-1)
    const isBack = last !== undefined && last.from === next.to && near(last.move.at, next.move.at)
    const between = ({ at }: Happened) => last !== undefined && at > last.move.at && at < next.move.at
    return isBack && !others.some(between) ? kept.slice(0, -1) : [...kept, next]
  }, [])

/**
 * The moves that are news to the client: those that changed the stage on the page, are said by no other entry at the
 * same time, and were meant.
 * @param moves oldest first
 */
export const visibleStageMoves = (
  stages: Stage[],
  moves: StageMove[],
  dates: ShippingDates,
  others: Happened[],
): StageMove[] => {
  const isSaid = ({ move, to }: Seen) => {
    const role = stages.find(({ id }) => id === to)?.role
    return others.some(({ at, kind }) => role && kind === SAID_BY[role] && near(at, move.at))
  }
  return withoutSlips(changesOf(stages, moves, dates), others)
    .filter((seen) => !isSaid(seen))
    .map(({ move }) => move)
}
