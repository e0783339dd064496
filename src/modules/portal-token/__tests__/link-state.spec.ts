import fc from "fast-check"
import { linkStateOf } from "../link-state"

const at = (iso: string): Date => new Date(iso)
const moment = fc.date({ min: at("2000-01-01T00:00:00Z"), max: at("2100-01-01T00:00:00Z"), noInvalidDate: true })
const MINUTES_5 = 5 * 60_000

describe("a link's state", () => {
  it("is active without an expiry, for ever", () => {
    expect(linkStateOf({ revoked_at: null, expires_at: null }, at("2999-01-01T00:00:00Z"))).toBe("active")
  })

  it("is revoked whatever else is true, whenever it was revoked", () => {
    fc.assert(
      fc.property(moment, fc.option(moment), moment, (revoked_at, expires_at, now) => {
        expect(linkStateOf({ revoked_at, expires_at }, now)).toBe("revoked")
      }),
    )
  })

  it("turns from active to expired at the very millisecond of its expiry", () => {
    fc.assert(
      fc.property(moment, (expires_at) => {
        const link = { revoked_at: null, expires_at }
        expect(linkStateOf(link, new Date(expires_at.getTime() - 1))).toBe("active")
        expect(linkStateOf(link, expires_at)).toBe("expired")
        expect(linkStateOf(link, new Date(expires_at.getTime() + 1))).toBe("expired")
      }),
    )
  })

  it("is the same whether the expiry comes as a date or as its text, in any offset", () => {
    const now = at("2026-03-08T10:00:00.000Z")
    for (const expires_at of [
      "2026-03-08T10:00:00.001Z",
      "2026-03-08T02:00:00.001-08:00",
      "2026-03-08T11:00:00.001+01:00",
    ]) {
      expect(linkStateOf({ revoked_at: null, expires_at }, now)).toBe("active")
      expect(linkStateOf({ revoked_at: null, expires_at }, new Date(now.getTime() + 1))).toBe("expired")
    }
  })

  it.each([
    ["the hour that is skipped in spring", "2026-03-08T01:59:59.999-08:00", "2026-03-08T03:00:00.000-07:00"],
    ["the hour that comes twice in autumn", "2026-11-01T01:59:59.999-07:00", "2026-11-01T01:00:00.000-08:00"],
  ])("counts moments and not clock faces across %s", (_, last, next) => {
    expect(at(next).getTime() - at(last).getTime()).toBe(1)
    const link = { revoked_at: null, expires_at: next }
    expect(linkStateOf(link, at(last))).toBe("active")
    expect(linkStateOf(link, at(next))).toBe("expired")
  })

  it("differs between servers whose clocks differ by up to five minutes only within that time around the expiry", () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: -MINUTES_5, max: MINUTES_5 }),
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        (expires_at, skew, distance) => {
          const now = new Date(expires_at.getTime() + distance)
          const link = { revoked_at: null, expires_at }
          const [right, skewed] = [linkStateOf(link, now), linkStateOf(link, new Date(now.getTime() + skew))]
          expect(right).toBe(distance < 0 ? "active" : "expired")
          if (Math.abs(distance) > MINUTES_5) expect(skewed).toBe(right)
        },
      ),
    )
  })
})
