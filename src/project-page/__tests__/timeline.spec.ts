import { aDecision, anOrder, fulfillments, MONA } from "../../../integration-tests/modules/support/facts"
import { type StageMove, SYSTEM_ACTOR } from "../../contracts"
import { DEFAULT_STAGES } from "../../modules/portal-settings/default-stages"
import { toPackages } from "../../order-view/packages"
import { toStamp } from "../stamps"
import { toTimeline } from "../timeline"

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`
const empty: Parameters<typeof toTimeline>[0] = {
  created_at: day(1),
  canceled_at: null,
  began_as_quote: true,
  requests: [],
  decisions: [],
  stages: DEFAULT_STAGES,
  moves: [],
  packages: [],
  dates: { shipped: null, delivered: null },
}
const packagesOf = (...raw: object[]) => toPackages(anOrder(), fulfillments(...raw))

describe("a project's timeline", () => {
  it("begins with how the order began", () => {
    expect(toTimeline(empty)).toEqual([{ at: day(1), kind: "quote_created", who: null, what: null }])
    expect(toTimeline({ ...empty, began_as_quote: false })[0]?.kind).toBe("order_placed")
  })

  it("tells everything once, newest first", () => {
    const timeline = toTimeline({
      ...empty,
      requests: [
        { requested_at: day(2), version: 1, requested_by: MONA },
        { requested_at: day(4), version: 2, requested_by: SYSTEM_ACTOR },
      ],
      decisions: [
        toStamp(aDecision({ kind: "approved", version: 2, decided_at: new Date(day(5)) })),
        toStamp(aDecision({ kind: "changes_requested", version: 1, decided_at: new Date(day(3)) })),
      ],
      moves: [
        { stage_id: "a", stage_name: "Quote", at: day(1), actor: SYSTEM_ACTOR },
        { stage_id: "b", stage_name: "Artwork", at: day(6), actor: MONA },
      ],
      packages: packagesOf({ shipped_at: day(7), delivered_at: day(9) }, { shipped_at: day(8) }),
      canceled_at: day(10),
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
    const moves = [
      { stage_id: "a", stage_name: "Quote", at: day(1), actor: MONA },
      { stage_id: "b", stage_name: "Artwork", at: day(2), actor: MONA },
    ]
    expect(JSON.stringify(toTimeline({ ...empty, moves }))).not.toContain("Mona")
  })

  it("says nothing of packages that were canceled or are still being packed", () => {
    const packages = packagesOf({ shipped_at: day(5), canceled_at: day(6) }, { packed_at: day(5) })
    expect(toTimeline({ ...empty, packages })).toHaveLength(1)
  })
})

describe("a move in the timeline", () => {
  const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 2, hour, minute)).toISOString()
  const move = (name: string, time: string): StageMove => ({
    stage_id: `pstg_${name.toLowerCase()}`,
    stage_name: name,
    at: time,
    actor: SYSTEM_ACTOR,
  })
  const started = move("Quote", day(1))
  const told = (facts: Partial<typeof empty & Parameters<typeof toTimeline>[0]>) =>
    toTimeline({ ...empty, ...facts })
      .filter(({ kind }) => kind !== "quote_created")
      .map(({ kind, what }) => `${kind} ${what}`)
      .reverse()
  const asked = (version: number, requested_at: string) => ({ requested_at, version, requested_by: SYSTEM_ACTOR })

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
    const packages = packagesOf({ shipped_at: day(3) })
    const dates = { shipped: day(3), delivered: null }
    const moves = [started, move("Production", day(2)), move("Shipped", day(5)), move("Production", day(6))]
    expect(told({ packages, dates, moves })).toEqual(["stage_moved Production", "shipped Ground"])
  })

  it("to shipped is told when no package has left for long", () => {
    const moves = [started, move("Shipped", day(2))]
    const packages = packagesOf({ shipped_at: day(4) })
    expect(told({ moves, packages, dates: { shipped: day(4), delivered: null } })).toEqual([
      "stage_moved Shipped",
      "shipped Ground",
    ])
  })

  it("to a stage that the shop has removed since keeps its name", () => {
    const moves = [started, move("Embroidery", day(2)), move("Production", day(3))]
    expect(told({ moves })).toEqual(["stage_moved Embroidery", "stage_moved Production"])
  })
})
