import { sumOf } from "../amount"
import { readAmount } from "../read-amount"

describe("a sum of amounts", () => {
  it.each([
    [[], "0"],
    [["640", "0.1", "0.2"], "640.3"],
    [["9007199254740993.01", "0.02"], "9007199254740993.03"],
    [["1.250", "-2"], "-0.750"],
    [["-0.05", "-0.05"], "-0.10"],
  ])("%j is %s, exactly", (amounts, sum) => expect(sumOf(amounts)).toBe(sum))
})

describe("an amount that a person types", () => {
  it.each([
    ["640", "en-US", "640"],
    ["640.00", "en-US", "640.00"],
    [" $1,250.50 ", "en-US", "1250.50"],
    ["1.250,50 €", "de-DE", "1250.50"],
    ["640,5", "en-US", "640.5"],
    ["640.5", "de-DE", "640.5"],
    ["1,250", "en-US", "1250"],
    ["1.250", "de-DE", "1250"],
    ["1.250 KWD", "en-US", "1.250"],
    ["1,234,567.8", "en-US", "1234567.8"],
    ["1 250,00", "fr-FR", "1250.00"],
    ["1'250.00", "de-CH", "1250.00"],
    ["٦٤٠٫٥٠", "ar-EG", "640.50"],
    ["007", "en-US", "7"],
  ])("%s (%s) is %s", (text, locale, amount) => expect(readAmount(text, locale)).toBe(amount))

  it.each(["", "abc", "-5", "1e3", "1.2.3", "12,34,567.8", "5.", ".5", "1,2345.6", "0x10"])("%j is none", (text) =>
    expect(readAmount(text, "en-US")).toBeNull(),
  )
})
