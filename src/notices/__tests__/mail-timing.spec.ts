import { sendAt, type SendRules } from "../mail-timing"

const at = (iso: string) => new Date(iso)
const when = (more: Partial<SendRules>, created: string, now = created) =>
  sendAt(
    { delay_minutes: 0, is_daily: false, zone: "America/New_York", quiet: null, ...more },
    { created_at: at(created), now: at(now) },
  )

describe("when a notice goes out", () => {
  it("is at once without a choice", () => {
    expect(when({}, "2026-11-27T03:00:00Z")).toEqual(at("2026-11-27T03:00:00Z"))
  })

  it("is the delay after there was something to say, and at once when that has passed", () => {
    expect(when({ delay_minutes: 90 }, "2026-11-27T03:00:00Z")).toEqual(at("2026-11-27T04:30:00Z"))
    expect(when({ delay_minutes: 90 }, "2026-11-27T03:00:00Z", "2026-11-27T04:00:00Z")).toEqual(
      at("2026-11-27T04:30:00Z"),
    )
    expect(when({ delay_minutes: 90 }, "2026-11-27T03:00:00Z", "2026-11-27T05:00:00Z")).toEqual(
      at("2026-11-27T05:00:00Z"),
    )
  })

  it("is the end of quiet hours for a delay that ends in them", () => {
    const night = { quiet: { from: "22:00", until: "07:00" }, zone: "Europe/Berlin" }
    expect(when({ ...night, delay_minutes: 120 }, "2026-11-27T20:00:00Z")).toEqual(at("2026-11-28T06:00:00Z"))
  })

  it("is the next morning of the recipient for a daily mail, and at once when that has come", () => {
    const daily = { is_daily: true, zone: "Europe/Berlin" }
    expect(when(daily, "2026-11-27T06:59:00Z")).toEqual(at("2026-11-27T07:00:00Z"))
    expect(when(daily, "2026-11-27T07:00:00Z")).toEqual(at("2026-11-28T07:00:00Z"))
    expect(when(daily, "2026-11-27T06:59:00Z", "2026-11-27T07:00:03Z")).toEqual(at("2026-11-27T07:00:03Z"))
  })

  it("is the shop's morning where the recipient chose no zone", () => {
    expect(when({ is_daily: true }, "2026-11-27T20:00:00Z")).toEqual(at("2026-11-28T13:00:00Z"))
  })

  it("is the end of quiet hours, over midnight and within a day", () => {
    const night = { quiet: { from: "22:00", until: "07:00" }, zone: "Europe/Berlin" }
    expect(when(night, "2026-11-27T21:00:00Z")).toEqual(at("2026-11-28T06:00:00Z"))
    expect(when(night, "2026-11-28T05:59:00Z")).toEqual(at("2026-11-28T06:00:00Z"))
    expect(when(night, "2026-11-28T06:00:00Z")).toEqual(at("2026-11-28T06:00:00Z"))
    const noon = { quiet: { from: "12:00", until: "13:00" }, zone: "Asia/Tokyo" }
    expect(when(noon, "2026-11-27T03:30:00Z")).toEqual(at("2026-11-27T04:00:00Z"))
    expect(when(noon, "2026-11-27T04:30:00Z")).toEqual(at("2026-11-27T04:30:00Z"))
    expect(when({ quiet: { from: "12:00", until: "12:00" } }, "2026-11-27T17:00:00Z")).toEqual(
      at("2026-11-27T17:00:00Z"),
    )
  })

  it("puts a daily mail that falls into quiet hours at their end", () => {
    const late = { is_daily: true, quiet: { from: "22:00", until: "09:30" }, zone: "Europe/Berlin" }
    expect(when(late, "2026-11-27T12:00:00Z")).toEqual(at("2026-11-28T08:30:00Z"))
  })

  it("keeps to the clock when it changes, and to a time that is skipped", () => {
    const spring = { is_daily: true, zone: "Europe/Berlin" }
    expect(when(spring, "2026-03-28T12:00:00Z")).toEqual(at("2026-03-29T06:00:00Z"))
    const skipped = { quiet: { from: "22:00", until: "02:30" }, zone: "Europe/Berlin" }
    const until = when(skipped, "2026-03-28T22:00:00Z")
    expect(until > at("2026-03-29T00:00:00Z") && until <= at("2026-03-29T01:30:00Z")).toBe(true)
  })

  // In the first night of each pair an hour is skipped (02:00 to 03:00), in the second one comes twice.
  it.each([
    ["Europe/Berlin", "2026-03-28T22:30:00Z", "2026-03-29T05:00:00Z"],
    ["Europe/Berlin", "2026-10-24T21:30:00Z", "2026-10-25T06:00:00Z"],
    ["America/New_York", "2026-03-08T03:30:00Z", "2026-03-08T11:00:00Z"],
    ["America/New_York", "2026-11-01T02:30:00Z", "2026-11-01T12:00:00Z"],
  ])("is 07:00 by the clock after quiet hours over a night in which clocks change: %s, %s", (zone, from, end) => {
    expect(when({ zone, quiet: { from: "22:00", until: "07:00" } }, from)).toEqual(at(end))
  })

  it.each([
    ["Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T06:00:00Z"],
    ["Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T07:00:00Z"],
    ["America/New_York", "2026-03-07T18:00:00Z", "2026-03-08T12:00:00Z"],
    ["America/New_York", "2026-10-31T18:00:00Z", "2026-11-01T13:00:00Z"],
  ])("is 8:00 by the clock for a daily mail after a night in which clocks change: %s, %s", (zone, from, morning) => {
    expect(when({ zone, is_daily: true }, from)).toEqual(at(morning))
  })

  it.each([
    ["Europe/Berlin", "2026-10-25T00:15:00Z", "2026-10-25T01:15:00Z", "2026-10-25T01:30:00Z"],
    ["America/New_York", "2026-11-01T05:15:00Z", "2026-11-01T06:15:00Z", "2026-11-01T06:30:00Z"],
  ])("is quiet in both of the hours that come twice, and not for ever: %s", (zone, first, second, end) => {
    const hours = zone === "Europe/Berlin" ? { from: "02:00", until: "02:30" } : { from: "01:00", until: "01:30" }
    const [once, twice] = [when({ zone, quiet: hours }, first), when({ zone, quiet: hours }, second)]
    expect(once > at(first) && once <= at(end)).toBe(true)
    expect(twice).toEqual(at(end))
  })

  it.each([
    ["Europe/Berlin", "2026-03-29T00:45:00Z", "2026-03-29T01:30:00Z"],
    ["America/New_York", "2026-03-08T06:45:00Z", "2026-03-08T07:30:00Z"],
  ])("ends quiet hours whose end is skipped, within the hour after: %s", (zone, from, latest) => {
    const end = when({ zone, quiet: { from: "01:30", until: "02:30" } }, from)
    expect(end > at(from) && end <= at(latest)).toBe(true)
  })

  it("waits until quiet hours end once, in the night in which an hour comes twice and in the one that lacks one", () => {
    const quiet = { from: "01:30", until: "02:30" }
    // New York, 1 November 2026: clocks go from 02:00 back to 01:00, so 01:45 comes twice.
    for (const first of ["2026-11-01T05:45:00Z", "2026-11-01T06:45:00Z"])
      expect([first, when({ quiet }, first)]).toEqual([first, at("2026-11-01T07:30:00Z")])
    // 8 March 2026: 02:00 to 03:00 is skipped.
    const end = when({ quiet }, "2026-03-08T06:45:00Z")
    expect(end > at("2026-03-08T06:45:00Z") && end <= at("2026-03-08T07:30:00Z")).toBe(true)
  })
})
