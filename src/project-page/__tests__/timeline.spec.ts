import { aDecision, fulfillments, anOrder } from "../../../integration-tests/modules/support/facts"
import { toPackages } from "../packages"
import { toStamp } from "../stamps"
import { toTimeline } from "../timeline"

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`
const empty = {
  created_at: day(1),
  canceled_at: null,
  began_as_quote: true,
  requests: [],
  decisions: [],
  moves: [],
  packages: [],
}
const packagesOf = (...raw: object[]) => toPackages({ ...anOrder(), fulfillments: fulfillments(...raw) })

describe("a project's timeline", () => {
  it("begins with how the order began", () => {
    expect(toTimeline(empty)).toEqual([{ at: day(1), kind: "quote_created", who: null, what: null }])
    expect(toTimeline({ ...empty, began_as_quote: false })[0]?.kind).toBe("order_placed")
  })

  it("tells everything once, newest first", () => {
    const timeline = toTimeline({
      ...empty,
      requests: [
        { requested_at: day(2), version: 1, requested_by: "Mona" },
        { requested_at: day(4), version: 2, requested_by: null },
      ],
      decisions: [
        toStamp(aDecision({ kind: "approved", version: 2, decided_at: new Date(day(5)) })),
        toStamp(aDecision({ kind: "changes_requested", version: 1, decided_at: new Date(day(3)) })),
      ],
      moves: [
        { stage_id: "a", stage_name: "Quote", at: day(1), actor: null },
        { stage_id: "b", stage_name: "Artwork", at: day(6), actor: "Mona" },
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
      { stage_id: "a", stage_name: "Quote", at: day(1), actor: "Mona" },
      { stage_id: "b", stage_name: "Artwork", at: day(2), actor: "Mona" },
    ]
    expect(JSON.stringify(toTimeline({ ...empty, moves }))).not.toContain("Mona")
  })

  it("says nothing of packages that were canceled or are still being packed", () => {
    const packages = packagesOf({ shipped_at: day(5), canceled_at: day(6) }, { packed_at: day(5) })
    expect(toTimeline({ ...empty, packages })).toHaveLength(1)
  })
})
