import fc from "fast-check"
import { dayIn } from "../../contracts/end-of-day"
import { approveByMoment, approveByOf, earliestInHandsDate, earliestOf, type LeadTimes } from "../approve-by"
import { dayNumberOf, isoDayOf, workCalendar } from "../work-calendar"

const times: LeadTimes = {
  methods: [
    { name: "Screen print", lead_days: 7 },
    { name: "Digital print", lead_days: 0 },
  ],
  default_lead_days: 5,
  transit_days: 3,
  work_days: [1, 2, 3, 4, 5],
  holidays: ["2026-11-26", "2026-11-27"],
  cutoff_hour: 15,
  time_zone: "America/Chicago",
}

const ZONES = [
  ...["UTC", "America/New_York", "America/Santiago", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu"],
  ...["Australia/Lord_Howe", "Africa/Cairo", "Pacific/Chatham"],
]

const day = fc.integer({ min: dayNumberOf("2024-01-01"), max: dayNumberOf("2034-01-01") }).map(isoDayOf)
const calendar = fc.record({
  methods: fc.constant<LeadTimes["methods"]>([]),
  default_lead_days: fc.integer({ min: 0, max: 60 }),
  transit_days: fc.integer({ min: 0, max: 20 }),
  work_days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  holidays: fc.array(day, { maxLength: 200 }),
  cutoff_hour: fc.integer({ min: 0, max: 23 }),
  time_zone: fc.constantFrom(...ZONES),
})
const moment = fc
  .integer({ min: Date.parse("2024-01-01T00:00:00Z"), max: Date.parse("2034-01-01T00:00:00Z") })
  .map((at) => new Date(at))

describe("the moment before which an approval keeps the in-hands date", () => {
  it.each([
    // Arrives Fri 11, leaves Tue 8, and seven working days before that is Wed 25: the 26th and 27th are holidays.
    ["Screen print", "2026-12-11", "2026-11-25T21:00:00.000Z"],
    ["  screen PRINT", "2026-12-11", "2026-11-25T21:00:00.000Z"],
    // No lead time: approved and shipped on the same day.
    ["Digital print", "2026-12-11", "2026-12-08T21:00:00.000Z"],
    // Unknown methods have the default.
    ["Puff print", "2026-12-11", "2026-12-01T21:00:00.000Z"],
    [null, "2026-12-11", "2026-12-01T21:00:00.000Z"],
    // A Sunday in hands means that it arrives on Friday.
    [null, "2026-12-13", "2026-12-01T21:00:00.000Z"],
  ])("of %s for %s is %s", (method, inHands, at) => {
    expect(approveByMoment(inHands, method, times).toISOString()).toBe(at)
  })

  it.each([
    // The clocks of New York skip 2:00 on March 14, 2027, which is the moment of the jump...
    ["America/New_York", 2, "2027-03-14", "2027-03-14T07:00:00.000Z"],
    // ...and show 1:00 twice on November 7, when the second time counts.
    ["America/New_York", 1, "2027-11-07", "2027-11-07T06:00:00.000Z"],
    // Lord Howe's clocks go by half an hour.
    ["Australia/Lord_Howe", 2, "2026-10-04", "2026-10-03T15:30:00.000Z"],
  ])("follows the clocks of %s through a change (cut-off %i:00 on %s)", (time_zone, cutoff_hour, inHands, at) => {
    const everyDay = { work_days: [1, 2, 3, 4, 5, 6, 7], holidays: [], default_lead_days: 0, transit_days: 0 }
    const found = approveByMoment(inHands, null, { ...times, ...everyDay, time_zone, cutoff_hour })
    expect(found.toISOString()).toBe(at)
  })

  it("is on a working day of the shop, at its cut-off hour, and not after the in-hands date", () => {
    fc.assert(
      fc.property(calendar, day, (rules, inHands) => {
        const at = approveByMoment(inHands, null, rules)
        const decided = dayIn(rules.time_zone, at)
        expect(workCalendar(rules).isWorkDay(dayNumberOf(decided))).toBe(true)
        expect(decided <= inHands).toBe(true)
        expect(at.getTime() % (15 * 60_000)).toBe(0)
      }),
    )
  })

  it("leaves as many working days as making and shipping take", () => {
    fc.assert(
      fc.property(calendar, day, (rules, inHands) => {
        const decided = dayNumberOf(dayIn(rules.time_zone, approveByMoment(inHands, null, rules)))
        const { isWorkDay } = workCalendar(rules)
        let workDays = 0
        for (let next = decided + 1; next <= dayNumberOf(inHands); next++) if (isWorkDay(next)) workDays++
        expect(workDays).toBe(rules.default_lead_days + rules.transit_days)
      }),
    )
  })

  it("is never later for more lead days, another holiday or an earlier in-hands date", () => {
    fc.assert(
      fc.property(calendar, day, day, fc.integer({ min: 0, max: 30 }), (rules, inHands, other, more) => {
        const at = approveByMoment(inHands, null, rules)
        const [earlier = inHands] = [inHands, other].sort()
        const slower = { ...rules, default_lead_days: rules.default_lead_days + more }
        const withHoliday = { ...rules, holidays: [...rules.holidays, other] }
        expect(approveByMoment(inHands, null, slower) <= at).toBe(true)
        expect(approveByMoment(inHands, null, withHoliday) <= at).toBe(true)
        expect(approveByMoment(earlier, null, rules) <= at).toBe(true)
      }),
    )
  })
})

describe("the earliest in-hands date that an approval keeps", () => {
  it("says of each date whether its moment has passed", () => {
    fc.assert(
      fc.property(calendar, moment, day, (rules, now, inHands) => {
        const isKept = approveByMoment(inHands, null, rules) > now
        expect(inHands >= earliestInHandsDate(now, null, rules)).toBe(isKept)
      }),
    )
  })

  it("is exact around the moment itself", () => {
    fc.assert(
      fc.property(calendar, day, (rules, inHands) => {
        const at = approveByMoment(inHands, null, rules)
        const before = new Date(at.getTime() - 1)
        expect(earliestInHandsDate(before, null, rules) <= inHands).toBe(true)
        expect(earliestInHandsDate(at, null, rules) > inHands).toBe(true)
      }),
    )
  })
})

describe("what a proof shows", () => {
  const sent = { state: "sent" as const, method: null }
  const at = new Date("2026-12-01T21:00:00.000Z")

  it("says whether the moment has passed", () => {
    const shown = { at: at.toISOString(), in_hands_date: "2026-12-11" }
    const before = new Date(at.getTime() - 1)
    expect(approveByOf(sent, "2026-12-11", times, before)).toEqual({ ...shown, has_passed: false })
    expect(approveByOf(sent, "2026-12-11", times, at)).toEqual({ ...shown, has_passed: true })
  })

  it("is nothing without an in-hands date, and once the proof no longer waits", () => {
    expect(approveByOf(sent, null, times, at)).toBeNull()
    for (const state of ["approved", "waived", "superseded"] as const)
      expect(approveByOf({ state, method: null }, "2026-12-11", times, at)).toBeNull()
  })

  it("names the most urgent of several", () => {
    const slow = approveByOf({ state: "sent", method: "Screen print" }, "2026-12-11", times, at)
    const fast = approveByOf({ state: "sent", method: "Digital print" }, "2026-12-11", times, at)
    expect(earliestOf([fast, null, slow])).toEqual(slow)
    expect(earliestOf([null])).toBeNull()
  })
})
