import { type Sighting, suggestsForward } from "../forward"

const NOON = Date.UTC(2026, 10, 27, 12)
const at = (minutes: number) => new Date(NOON + minutes * 60_000)
const mac = (minutes: number): Sighting => ({ device: "Chrome on macOS", network: "192.0.2.1", at: at(minutes) })
const phone = (minutes: number, network = "198.51.100.7"): Sighting => ({
  device: "Safari on iOS",
  network,
  at: at(minutes),
})

describe("a link that was forwarded", () => {
  it("is suspected when another device elsewhere uses it at the same time", () =>
    expect(suggestsForward(phone(10), [mac(0)])).toBe(true))

  it("is not suspected of a phone and a computer at different times", () =>
    expect(suggestsForward(phone(180), [mac(0)])).toBe(false))

  it("is not suspected within one network, or of one device that moves", () => {
    expect(suggestsForward(phone(10, "192.0.2.1"), [mac(0)])).toBe(false)
    expect(suggestsForward({ ...mac(10), network: "203.0.113.9" }, [mac(0)])).toBe(false)
  })

  it("is not told again of a device that was seen there before", () =>
    expect(suggestsForward(phone(12), [mac(0), phone(10)])).toBe(false))

  it("is not suspected at the first sighting", () => expect(suggestsForward(mac(0), [])).toBe(false))

  it("is suspected at the fourth device in a network of its own", () => {
    const tablet: Sighting = { device: "Safari on iPadOS", network: "203.0.113.4", at: at(2_000) }
    const work: Sighting = { device: "Edge on Windows", network: "203.0.113.80", at: at(5_000) }
    expect(suggestsForward(work, [mac(0), phone(1_000)])).toBe(false)
    expect(suggestsForward(work, [mac(0), phone(1_000), tablet])).toBe(true)
  })
})
