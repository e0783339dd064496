import {
  aDecision,
  anOrder,
  aRequest,
  fulfillments,
  MONA,
  theFacts,
} from "../../../integration-tests/modules/support/facts"
import { type Actor, type StageMove, SYSTEM_ACTOR } from "../../contracts"
import { toPageContent } from "../page-content"

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`
const placedOn = (created_at: string, more: object = {}) => anOrder({ created_at, ...more })
const timelineOf = (facts: Parameters<typeof theFacts>[0] = {}) =>
  toPageContent(theFacts({ order: placedOn(day(1)), ...facts })).timeline
const moveOf = (stage_id: string, stage_name: string, at: string, actor: Actor = SYSTEM_ACTOR): StageMove => ({
  stage_id,
  stage_name,
  at,
  actor,
})
const askedBy = (actor: Actor, version: number, at: string) =>
  aRequest({
    id: `pareq_${version}`,
    version,
    requested_by_type: actor.type,
    requested_by_id: actor.id,
    requested_by_name: actor.name,
    created_at: new Date(at),
  })

describe("a project's timeline", () => {
  it("begins with how the order began", () => {
    expect(timelineOf()).toEqual([{ at: day(1), kind: "quote_created", who: null, what: null }])
    const order = placedOn(day(1), { is_draft_order: false, status: "pending" })
    expect(timelineOf({ order })[0]?.kind).toBe("order_placed")
    expect(timelineOf({ order, requests: [askedBy(MONA, 1, day(2))] }).at(-1)?.kind).toBe("quote_created")
  })

  it("tells everything once, newest first", () => {
    const timeline = timelineOf({
      order: placedOn(day(1), { status: "canceled", canceled_at: day(10) }),
      requests: [askedBy(MONA, 1, day(2)), askedBy(SYSTEM_ACTOR, 2, day(4))],
      decisions: [
        aDecision({ kind: "approved", version: 2, decided_at: new Date(day(5)) }),
        aDecision({ kind: "changes_requested", version: 1, decided_at: new Date(day(3)) }),
      ],
      moves: [moveOf("a", "Quote", day(1)), moveOf("b", "Artwork", day(6), MONA)],
      delivery: fulfillments({ shipped_at: day(7), delivered_at: day(9) }, { shipped_at: day(8) }),
    })
    expect(timeline.map(({ at, kind, who, what }) => [at.slice(8, 10), kind, who, what])).toEqual([
      ["10", "canceled", null, null],
      ["09", "delivered", null, "Ground"],
      ["08", "shipped", null, "Ground"],
      ["07", "shipped", null, "Ground"],
      ["06", "stage_moved", null, "Artwork"],
      ["05", "approved", "Anna Meyer", "2"],
      ["04", "approval_requested", null, "2"],
      ["03", "changes_requested", "Anna Meyer", "1"],
      ["02", "approval_requested", "Mona", "1"],
      ["01", "quote_created", null, null],
    ])
  })

  it("never shows a client which of the shop's people moved a stage", () => {
    const moves = [moveOf("a", "Quote", day(1), MONA), moveOf("b", "Artwork", day(2), MONA)]
    expect(JSON.stringify(timelineOf({ moves }))).not.toContain("Mona")
  })

  it("says nothing of packages that were canceled or are still being packed", () => {
    const delivery = fulfillments({ shipped_at: day(5), canceled_at: day(6) }, { packed_at: day(5) })
    expect(timelineOf({ delivery })).toHaveLength(1)
  })
})

describe("a move in the timeline", () => {
  const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 2, hour, minute)).toISOString()
  const move = (name: string, time: string) => moveOf(`pstg_${name.toLowerCase()}`, name, time)
  const started = move("Quote", day(1))
  const told = (facts: Parameters<typeof theFacts>[0]) =>
    timelineOf(facts)
      .filter(({ kind }) => kind !== "quote_created")
      .map(({ kind, what }) => `${kind} ${what}`)
      .reverse()
  const asked = (version: number, requested_at: string) => askedBy(SYSTEM_ACTOR, version, requested_at)

  it("to approval is not told beside the request that made it, however often the order comes back", () => {
    const facts = {
      requests: [asked(1, at(8)), asked(2, at(14))],
      moves: [started, move("Approval", at(8)), move("Quote", at(11)), move("Approval", at(14))],
    }
    expect(told(facts)).toEqual(["approval_requested 1", "stage_moved Quote", "approval_requested 2"])
  })

  it("to approval is told when staff made it by themselves", () => {
    expect(told({ requests: [asked(1, at(8))], moves: [started, move("Approval", at(12))] })).toEqual([
      "approval_requested 1",
      "stage_moved Approval",
    ])
  })

  it("that was taken back within the hour was a slip, and neither way is told", () => {
    const moves = [started, move("Artwork", at(8)), move("Production", at(9)), move("Artwork", at(9, 20))]
    expect(told({ moves })).toEqual(["stage_moved Artwork"])
  })

  it.each([
    ["later", { moves: [started, move("Artwork", at(8)), move("Production", at(9)), move("Artwork", at(10, 1))] }],
    [
      "after something else had happened",
      {
        requests: [asked(1, at(9, 10))],
        moves: [started, move("Artwork", at(8)), move("Production", at(9)), move("Artwork", at(9, 20))],
      },
    ],
  ])("and back is told both ways when it came back %s", (_, facts) => {
    expect(told(facts).filter((entry) => entry.startsWith("stage_moved"))).toEqual([
      "stage_moved Artwork",
      "stage_moved Production",
      "stage_moved Artwork",
    ])
  })

  it("to where the packages had brought the order already is no news", () => {
    const delivery = fulfillments({ shipped_at: day(3) })
    const moves = [started, move("Production", day(2)), move("Shipped", day(5)), move("Production", day(6))]
    expect(told({ delivery, moves })).toEqual(["stage_moved Production", "shipped Ground"])
  })

  it("to shipped is told when no package has left for long", () => {
    const moves = [started, move("Shipped", day(2))]
    const delivery = fulfillments({ shipped_at: day(4) })
    expect(told({ moves, delivery })).toEqual(["stage_moved Shipped", "shipped Ground"])
  })

  it("to a stage that the shop has removed since keeps its name", () => {
    const moves = [started, move("Embroidery", day(2)), move("Production", day(3))]
    expect(told({ moves })).toEqual(["stage_moved Embroidery", "stage_moved Production"])
  })
})
