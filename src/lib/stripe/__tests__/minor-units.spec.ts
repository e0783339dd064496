import fc from "fast-check"
import { fromMinorUnits, toMinorUnits } from "../minor-units"

describe("amounts at Stripe", () => {
  it.each([
    ["640.00", "usd", 64_000, "640.00"],
    ["0.5", "usd", 50, "0.50"],
    ["100", "jpy", 100, "100"],
    ["1.250", "kwd", 1_250, "1.250"],
    ["12.34", "kwd", 12_340, "12.340"],
    ["550", "isk", 55_000, "550"],
    ["7000", "ugx", 700_000, "7000"],
    ["1234.56", "huf", 123_456, "1234.56"],
    ["999.90", "twd", 99_990, "999.90"],
    ["2500", "mga", 2_500, "2500"],
  ])("are whole numbers by Stripe's rules: %s %s is %s", (amount, currency, minor, back) => {
    expect(toMinorUnits(amount, currency)).toBe(minor)
    expect(fromMinorUnits(minor, currency)).toBe(back)
  })

  it.each([
    ["0", "usd"],
    ["-1", "usd"],
    ["0.001", "usd"],
    ["100.5", "jpy"],
    ["1.255", "kwd"],
    ["550.5", "isk"],
    ["1.50", "ugx"],
    ["1000000.00", "usd"],
  ])("are refused where Stripe cannot charge %s %s", (amount, currency) => {
    expect(() => toMinorUnits(amount, currency)).toThrow(expect.objectContaining({ code: "amount_invalid" }))
  })

  it("come back as they went, for every amount and currency", () => {
    const currency = fc.constantFrom("usd", "eur", "jpy", "kwd", "isk", "ugx", "huf", "twd")
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), currency, (hundreds, code) => {
        const minor = hundreds * 100
        expect(toMinorUnits(fromMinorUnits(minor, code), code)).toBe(minor)
      }),
    )
  })
})
