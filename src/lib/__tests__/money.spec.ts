import { BigNumber } from "@medusajs/framework/utils"
import fc from "fast-check"
import { moneySchema } from "../../contracts"
import { addMoney, currencyDigits, subtractMoney, toMoney, toUnitPrice } from "../money"

describe("an amount", () => {
  it.each([
    ["usd", 2],
    ["USD", 2],
    ["eur", 2],
    ["jpy", 0],
    ["krw", 0],
    ["kwd", 3],
    ["bhd", 3],
    ["zzz", 2],
    ["nonsense", 2],
    ["", 2],
  ])("in %s has %d digits behind the point", (currency, digits) => expect(currencyDigits(currency)).toBe(digits))

  it.each([
    [19.99, "usd", "19.99"],
    [0, "usd", "0.00"],
    [null, "usd", "0.00"],
    [undefined, "jpy", "0"],
    [1140, "jpy", "1140"],
    [1140.5, "jpy", "1141"],
    [1140.49, "jpy", "1140"],
    [1.25, "kwd", "1.250"],
    [1.2345, "kwd", "1.235"],
    // Half up, and by decimal digits: binary rounding gives 1.00 for the first of these.
    [1.005, "usd", "1.01"],
    [2.675, "usd", "2.68"],
    [0.125, "usd", "0.13"],
    [0.124999, "usd", "0.12"],
    [-1.005, "usd", "-1.01"],
    [-0.001, "usd", "0.00"],
    ["123456789012345678.905", "usd", "123456789012345678.91"],
    ["99999999999999999999.995", "usd", "100000000000000000000.00"],
    [1e21, "usd", "1000000000000000000000.00"],
    [{ value: "0.1", precision: 20 }, "usd", "0.10"],
  ])("of %s %s is charged as %s", (value, currency, expected) => expect(toMoney(value, currency)).toBe(expected))

  it("reads Medusa's own numbers", () => {
    expect(toMoney(new BigNumber("12.345"), "usd")).toBe("12.35")
    expect(toMoney(new BigNumber({ value: "9007199254740993.01", precision: 20 }), "usd")).toBe("9007199254740993.01")
  })

  it("is always what the contract calls money, with the currency's digits", () => {
    const amount = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), fc.integer())
    fc.assert(
      fc.property(amount, fc.constantFrom("usd", "jpy", "kwd"), (value, currency) => {
        const money = toMoney(value, currency)
        expect(moneySchema.safeParse(money).success).toBe(true)
        expect(money.split(".")[1]?.length ?? 0).toBe(currencyDigits(currency))
        expect(Math.abs(Number(money) - value)).toBeLessThanOrEqual(
          0.5 * 10 ** -currencyDigits(currency) + Math.abs(value) * 2 ** -50,
        )
        expect(money).not.toMatch(/^-0(\.0+)?$/)
      }),
    )
  })
})

describe("a price of one piece", () => {
  it.each([
    [12.5, "usd", "12.50"],
    [0.125, "usd", "0.125"],
    [0.0001, "usd", "0.0001"],
    [3, "jpy", "3"],
    [2.5, "jpy", "2.5"],
    [1.5, "kwd", "1.500"],
    [1e-10, "usd", "0.0000000001"],
    ["0.123456789012345678", "usd", "0.123456789012345678"],
  ])("of %s %s is shown as %s: never rounded, padded to the minor unit", (value, currency, expected) =>
    expect(toUnitPrice(value, currency)).toBe(expected),
  )
})

describe("sums", () => {
  it("are exact where floats are not", () => {
    expect(toMoney(addMoney([0.1, 0.2]), "usd")).toBe("0.30")
    expect(toMoney(addMoney(Array.from({ length: 1_000 }, () => 0.001)), "kwd")).toBe("1.000")
    expect(toMoney(subtractMoney(0.3, 0.1), "kwd")).toBe("0.200")
    expect(toMoney(addMoney([]), "usd")).toBe("0.00")
  })

  it("of payments, refunds and chargebacks come out to the minor unit in any order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 20 }),
        fc.constantFrom("usd", "jpy", "kwd"),
        (minor, currency) => {
          const unit = 10 ** currencyDigits(currency)
          const amounts = minor.map((one) => one / unit)
          const total = minor.reduce((sum, one) => sum + one, 0)
          expect(toMoney(addMoney(amounts), currency)).toBe(toMoney(total / unit, currency))
          expect(toMoney(addMoney(amounts.reverse()), currency)).toBe(toMoney(total / unit, currency))
        },
      ),
    )
  })
})
