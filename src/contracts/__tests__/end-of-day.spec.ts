import fc from "fast-check"
import { addDays, dayIn, endOfDay } from "../end-of-day"

const ZONES = [
  "UTC",
  "America/Chicago",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Pacific/Apia",
]

describe("the end of a day in a time zone", () => {
  it.each([
    ["2026-11-26", "UTC", "2026-11-26T23:59:59.999Z"],
    ["2026-11-26", "America/Chicago", "2026-11-27T05:59:59.999Z"],
    ["2026-11-26", "Asia/Kolkata", "2026-11-26T18:29:59.999Z"],
    // Clocks go back in the early morning: the day has 25 hours and ends in winter time.
    ["2026-11-01", "America/Chicago", "2026-11-02T05:59:59.999Z"],
    ["2026-10-31", "America/Chicago", "2026-11-01T04:59:59.999Z"],
    // Clocks go forward: the day has 23 hours and ends in summer time.
    ["2026-03-08", "America/Chicago", "2026-03-09T04:59:59.999Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-25T22:59:59.999Z"],
    // Clocks go back at midnight, so that the last hour of the day comes twice.
    ["2026-10-29", "Africa/Cairo", "2026-10-29T21:59:59.999Z"],
  ])("of %s in %s is %s", (day, zone, end) => {
    expect(endOfDay(day, zone).toISOString()).toBe(end)
  })

  it("is the last millisecond of that day, whatever the zone and the clocks do", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 3_650 }), (zone, days) => {
        const day = addDays("2024-01-01", days)
        const end = endOfDay(day, zone)
        expect(dayIn(zone, end)).toBe(day)
        expect(dayIn(zone, new Date(end.getTime() + 1))).toBe(addDays(day, 1))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe("the day of an instant", () => {
  it("is the one that the zone's clocks show", () => {
    const at = new Date("2026-11-27T05:30:00.000Z")
    expect([dayIn("UTC", at), dayIn("America/Chicago", at), dayIn("Asia/Kolkata", at)]).toEqual([
      "2026-11-27",
      "2026-11-26",
      "2026-11-27",
    ])
  })

  it("is counted on over months and leap days", () => {
    expect([addDays("2028-02-28", 1), addDays("2026-12-31", 1), addDays("2026-11-26", 30)]).toEqual([
      "2028-02-29",
      "2027-01-01",
      "2026-12-26",
    ])
  })
})
