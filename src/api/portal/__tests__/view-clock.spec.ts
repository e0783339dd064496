import { boundDwell } from "../view-clock"

const bounded = (view: string, claimed: number, now: number) => boundDwell(view, claimed, now).visible_ms

describe("the time that a page claims to have been in view", () => {
  it("counts as far as it can have passed since the last report", () => {
    expect(bounded("psess_1/a", 2_100, 1_000_000)).toBe(2_100)
    expect(bounded("psess_1/a", 30_000, 1_030_000)).toBe(30_000)
    expect(bounded("psess_1/a", 30_000, 1_031_000)).toBe(3_000)
  })

  it("is bounded for a client whose clock runs ahead, or that invents time", () => {
    expect(bounded("psess_1/b", 120_000, 1_000_000)).toBe(60_000)
    expect(boundDwell("psess_1/b", 120_000, 1_060_000)).toEqual({ visible_ms: 60_000, share: 0.5 })
    expect(bounded("psess_1/b", 120_000, 1_060_001)).toBe(2_001)
  })

  it("is nothing for nothing", () => expect(boundDwell("psess_1/c", 0, 1_000_000)).toEqual({ visible_ms: 0, share: 0 }))
})
